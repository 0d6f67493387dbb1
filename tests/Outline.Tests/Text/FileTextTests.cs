using System.Text;
using CsCheck;
using Outline.Text;

namespace Outline.Tests.Text;

public class FileTextTests
{
    [Fact]
    public void Any_bytes_come_back_the_same_or_are_refused()
    {
        var marks = Gen.OneOf<byte[]>([], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], [0xFF, 0xFE, 0, 0]);
        var bytes = Gen.OneOf(Gen.OneOf((byte)'a', (byte)'\n', (byte)'\r', (byte)0xC3, (byte)0xB3, (byte)0xE2, (byte)0x80), Gen.Byte).Array[0, 30];
        Gen.Select(marks, bytes).Sample((mark, rest) =>
        {
            byte[] file = [.. mark, .. rest];
            if (FileText.TryDecode(file, out var text, out var problem))
                Assert.Equal(file, Encoded(text));
            else
                Assert.Equal(file[problem.Offset], problem.Value);
        });
    }

    [Fact]
    public void Text_of_every_encoding_comes_back_the_same() =>
        Gen.Select(Texts.Lines, Gen.Enum<FileEncoding>().Where(encoding => encoding != FileEncoding.Latin1)).Sample((text, encoding) =>
        {
            var file = Decoded(Encoded(new(SourceText.Parse(text), encoding)));
            Assert.Equal((text, encoding), (file.Text.ToString(), file.Encoding));
        });

    [Fact]
    public void Any_bytes_but_zeros_come_back_the_same_where_somebody_calls_them_latin1() =>
        Gen.Byte[1, 255].Array[0, 30].Where(bytes => bytes is not [0xFF, 0xFE, ..] and not [0xFE, 0xFF, ..]).Sample(bytes =>
        {
            Assert.True(FileText.TryDecode(bytes, out var file, out _, FileEncoding.Latin1) || bytes is [0xEF, 0xBB, 0xBF, ..]);
            if (file is not null)
                Assert.Equal(bytes, Encoded(file));
        });

    [Fact]
    public void Utf16_keeps_lone_surrogates() =>
        Gen.Select(Texts.AnyUnits, Gen.OneOf(FileEncoding.Utf16LittleEndian, FileEncoding.Utf16BigEndian)).Sample((text, encoding) =>
        {
            var bytes = Encoded(new(SourceText.Parse(text), encoding));
            Assert.True(text is ['\0', ..] || Decoded(bytes).Text.ToString() == text);
        });

    [Theory]
    [InlineData(FileEncoding.Utf8, "61")]
    [InlineData(FileEncoding.Utf8WithMark, "EFBBBF61")]
    [InlineData(FileEncoding.Utf16LittleEndian, "FFFE6100")]
    [InlineData(FileEncoding.Utf16BigEndian, "FEFF0061")]
    public void The_byte_order_mark_tells_the_encoding_and_is_kept(FileEncoding encoding, string hex)
    {
        var file = Decoded(Convert.FromHexString(hex));
        Assert.Equal(("a", encoding), (file.Text.ToString(), file.Encoding));
        Assert.Equal(hex, Convert.ToHexString(Encoded(file)));
    }

    [Theory]
    [InlineData("a\nb\r\nc\rd")]
    [InlineData("a\n")]
    [InlineData("a")]
    [InlineData("")]
    [InlineData("\r\r\n\n")]
    [InlineData("a\uFEFFb")]
    public void Terminators_and_a_missing_last_one_are_kept(string text) =>
        Assert.Equal(text, Encoding.UTF8.GetString(Encoded(Decoded(Encoding.UTF8.GetBytes(text)))));

    [Fact]
    public void Only_the_first_mark_is_the_files_own() =>
        Assert.Equal("\uFEFFa", Decoded([0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, (byte)'a']).Text.ToString());

    [Theory]
    [InlineData("FF", 0, 1, 0xFF)]
    [InlineData("610A62FF", 3, 2, 0xFF)]
    [InlineData("610D0A0D62E9", 5, 3, 0xE9)]
    [InlineData("EFBBBF61C3", 4, 1, 0xC3)]
    [InlineData("C0AF", 0, 1, 0xC0)]
    [InlineData("0AEDA080", 1, 2, 0xED)]
    [InlineData("F4908080", 0, 1, 0xF4)]
    public void Invalid_utf8_is_reported_with_its_place(string hex, int offset, int line, int value) =>
        Assert.Equal(new(FileProblemKind.InvalidUtf8, offset, line, value), Refused(Convert.FromHexString(hex)));

    [Fact]
    public void One_bad_byte_anywhere_is_found_there() =>
        Gen.Select(Texts.Lines, Gen.Int[0, 100], Gen.OneOf<byte>(0xC0, 0xC1, 0xF5, 0xFF)).Sample((text, at, bad) =>
        {
            var runes = text.EnumerateRunes().Select(rune => rune.ToString()).ToArray();
            byte[] before = Encoding.UTF8.GetBytes(string.Concat(runes.Take(at))), after = Encoding.UTF8.GetBytes(string.Concat(runes.Skip(at)));
            int line = SourceText.Parse(Encoding.UTF8.GetString(before)).Lines.Count;
            Assert.Equal(new(FileProblemKind.InvalidUtf8, before.Length, line, bad), Refused([.. before, bad, .. after]));
        });

    [Theory]
    [InlineData("6100", FileProblemKind.Binary, 1, 1, 0)]
    [InlineData("610A6200FF", FileProblemKind.Binary, 3, 2, 0)]
    [InlineData("EFBBBF00", FileProblemKind.Binary, 3, 1, 0)]
    [InlineData("FFFE000061000000", FileProblemKind.Binary, 2, 1, 0)]
    [InlineData("0000FEFF00000061", FileProblemKind.Binary, 0, 1, 0)]
    [InlineData("FFFE61000A0062", FileProblemKind.HalfUnit, 6, 2, 0x62)]
    public void What_is_no_text_is_refused(string hex, FileProblemKind kind, int offset, int line, int value) =>
        Assert.Equal(new(kind, offset, line, value), Refused(Convert.FromHexString(hex)));

    // The half is a number here: an attribute's string is kept as UTF-8.
    [Theory]
    [InlineData("a\r\n", 0xD83D, "b", 2)]
    [InlineData("", 0xDE00, "", 1)]
    public void Utf8_cannot_hold_a_lone_surrogate_and_says_where_it_is(string before, int half, string after, int line)
    {
        string text = before + (char)half + after;
        Assert.False(new FileText(SourceText.Parse(text), FileEncoding.Utf8).TryEncode(out var bytes, out var problem));
        Assert.Null(bytes);
        Assert.Equal(new(FileProblemKind.LoneSurrogate, before.Length, line, half), problem);
    }

    [Theory]
    [InlineData("610AFF", "byte 0xFF in line 2 (offset 2) is not UTF-8")]
    [InlineData("00", "a NUL byte in line 1 (offset 0): this is not a text file")]
    [InlineData("FFFE61", "the UTF-16 text ends in a single byte 0x61 in line 1 (offset 2)")]
    public void A_problem_says_what_and_where(string hex, string message) =>
        Assert.Equal(message, Refused(Convert.FromHexString(hex)).Message);

    private static FileText Decoded(byte[] bytes)
    {
        Assert.True(FileText.TryDecode(bytes, out var file, out var problem), problem?.Message);
        return file;
    }

    private static FileProblem Refused(byte[] bytes)
    {
        Assert.False(FileText.TryDecode(bytes, out var file, out var problem));
        Assert.Null(file);
        return problem;
    }

    private static byte[] Encoded(FileText file)
    {
        Assert.True(file.TryEncode(out var bytes, out var problem), problem?.Message);
        return bytes;
    }
}
