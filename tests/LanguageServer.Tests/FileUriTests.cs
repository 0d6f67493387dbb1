using CsCheck;

namespace LanguageServer.Tests;

public class FileUriTests
{
    [Theory]
    [InlineData("file:///notes/a.outline", "/notes/a.outline")]
    [InlineData("FILE:///notes/%61%20b.outline", "/notes/a b.outline")]
    [InlineData("file://localhost/notes/ö", "/notes/ö")]
    [InlineData("file:///notes/%C3%B6", "/notes/ö")]
    [InlineData("file:///c%3A/x", "/c:/x")]
    public void A_uri_names_a_path(string uri, string path)
    {
        if (!OperatingSystem.IsWindows())
            Assert.Equal(path, FileUri.PathOf(uri));
    }

    [Theory]
    [InlineData("untitled:Untitled-1")]
    [InlineData("file://server/share")]
    [InlineData("file:///a%0")]
    [InlineData("file:///a%FF")]
    [InlineData("file:///a%00b")]
    [InlineData("file:")]
    [InlineData("")]
    public void Others_name_none(string uri)
    {
        if (!OperatingSystem.IsWindows())
            Assert.Null(FileUri.PathOf(uri));
    }

    [Fact]
    public void Two_ways_to_write_it_are_one() =>
        Assert.Equal(FileUri.Canonical("file:///notes/a (1)+[b].outline"), FileUri.Canonical("file:///notes/%61%20%281%29%2B%5bb%5D.outline"));

    [Fact]
    public void Paths_come_back() => Gen.String.Sample(text =>
    {
        string path = "/" + string.Concat(text.Where(c => !char.IsSurrogate(c) && c is not ('\0' or '\\')));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(path, FileUri.PathOf(FileUri.Of(path)));
    });
}
