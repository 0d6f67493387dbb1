using Outline.Syntax;
using Outline.Text;

namespace Folders.Tests;

public class NoteReaderTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    [InlineData(NoteReader.LargestSize)]
    public void All_bytes_come_and_no_more(int length)
    {
        using var folder = new TempFolder();
        byte[] written = new byte[length];
        new Random(1).NextBytes(written);
        Assert.True(NoteReader.TryRead(folder.Write("a", written), out byte[]? bytes, out _));
        Assert.True(written.AsSpan().SequenceEqual(bytes));
    }

    [Fact]
    public void A_file_that_is_too_large_is_not_read()
    {
        using var folder = new TempFolder();
        using (var file = File.Create(folder.Of("a")))
            file.SetLength(NoteReader.LargestSize + 1L);
        Assert.Equal(new(ReadFailureKind.TooLarge, "larger than 32 MB, not read"), FailureOf(folder.Of("a")));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("no/such/folder")]
    public void A_file_that_is_not_there_is_missing(string name)
    {
        using var folder = new TempFolder();
        Assert.Equal(ReadFailureKind.Missing, FailureOf(folder.Of(name)).Kind);
    }

    [Fact]
    public void A_folder_or_a_path_that_cannot_be_is_unreadable()
    {
        using var folder = new TempFolder();
        Assert.Equal(ReadFailureKind.Unreadable, FailureOf(folder.Path).Kind);
        Assert.Equal(ReadFailureKind.Unreadable, FailureOf(folder.Of("a\0b")).Kind);
    }

    [UnixFact]
    public void A_link_to_nothing_is_missing()
    {
        using var folder = new TempFolder();
        File.CreateSymbolicLink(folder.Of("a"), folder.Of("b"));
        Assert.Equal(ReadFailureKind.Missing, FailureOf(folder.Of("a")).Kind);
    }

    [UnixFact]
    public void A_device_without_end_is_too_large()
    {
        if (File.Exists("/dev/zero"))
            Assert.Equal(ReadFailureKind.TooLarge, FailureOf("/dev/zero").Kind);
    }

    [UnixFact]
    public void A_file_whose_length_says_nothing_is_read_to_its_end()
    {
        if (!File.Exists("/proc/self/status"))
            return;
        Assert.True(NoteReader.TryRead("/proc/self/status", out byte[]? bytes, out _));
        Assert.Equal((byte)'\n', bytes[^1]);
    }

    [Fact]
    public void A_file_that_is_being_written_is_read()
    {
        using var folder = new TempFolder();
        using var writer = new FileStream(folder.Of("a"), FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
        writer.Write("abc"u8);
        writer.Flush();
        Assert.True(NoteReader.TryRead(folder.Of("a"), out byte[]? bytes, out _));
        Assert.Equal("abc"u8, bytes);
    }

    [Theory]
    [InlineData(new byte[] { 97, 0 }, ReadFailureKind.Binary)]
    [InlineData(new byte[] { 97, 0xFF }, ReadFailureKind.UnknownEncoding)]
    public void What_is_no_text_says_so(byte[] bytes, ReadFailureKind expected)
    {
        Assert.False(NoteReader.TryDecode(bytes, out _, out var failure));
        Assert.Equal(expected, failure.Kind);
    }

    [Theory]
    [InlineData("- a\n- b\n- c\n", true)]
    [InlineData("ideas\n\t* a\n\t\t* b\n\t* c\n", true)]
    [InlineData("- a\n- b\n", false)]
    [InlineData("- a\n- b\n- c\n\n\n\nx\n y\n z\n", true)]
    [InlineData("- a\n- b\n- c\n 1\n 2\n 3\n 4\n", false)]
    [InlineData("Dear all,\nthis is a letter.\nIt has no items.\n", false)]
    [InlineData("", false)]
    public void A_text_reads_as_an_outline_or_not(string text, bool expected) =>
        Assert.Equal(expected, NoteReader.LooksLikeOutline(SyntaxTree.Parse(SourceText.Parse(text))));

    private static ReadFailure FailureOf(string path)
    {
        Assert.False(NoteReader.TryRead(path, out _, out var failure));
        return failure;
    }
}
