using Outline.Rules;

namespace Outline.Tests.Rules;

public class CatalogueTests
{
    [Fact]
    public void Rules_stand_by_name() =>
        Assert.Equal(RuleCatalogue.All.Select(rule => rule.Name).Order(StringComparer.Ordinal), RuleCatalogue.All.Select(rule => rule.Name));
}
