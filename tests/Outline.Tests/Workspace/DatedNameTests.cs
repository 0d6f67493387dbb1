using Outline.Workspace;

namespace Outline.Tests.Workspace;

public class DatedNameTests
{
    [Theory]
    [InlineData("2022-04-05.outline")]
    [InlineData("2022_04_05.md")]
    [InlineData("notes 20220405.txt")]
    [InlineData("2022.outline")]
    [InlineData("apr-2022.outline")]
    [InlineData("5.4.22.notes")]
    [InlineData("journals/2022/april.outline")]
    public void Dated(string path) => Assert.True(DatedName.IsOf(path));

    [Theory]
    [InlineData("companies.outline")]
    [InlineData("000_e65bde91427887cf.txt")]
    [InlineData("2022/ideas/companies.outline")]
    [InlineData("20221345.outline")]
    [InlineData("plan 2.outline")]
    [InlineData("12345.outline")]
    [InlineData("a1b2c3.outline")]
    [InlineData("")]
    public void Not_dated(string path) => Assert.False(DatedName.IsOf(path));
}
