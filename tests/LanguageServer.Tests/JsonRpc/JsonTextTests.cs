using System.Buffers;
using System.Text;
using System.Text.Json;
using LanguageServer.JsonRpc;

namespace LanguageServer.Tests.JsonRpc;

public class JsonTextTests
{
    public static TheoryData<string> Texts =>
    [
        "", "plain", "tab\tand\nnewline\r\0\u001f\u007f", "quote \" back \\ slash /", "é ü ñ 漢字", "🙂 pair",
        "\ud800", "\udc00", "a\ud800b", "\udc00\ud800", "é\ud83d", "🙂\ud83d🙂", "\u2028\u2029\ufeff\uffff",
        new string('x', 100_000) + "\ud800",
    ];

    [Theory]
    [MemberData(nameof(Texts), DisableDiscoveryEnumeration = true)]
    public void Text_survives_being_written_and_read(string text)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = JsonText.Writer(output))
            JsonText.Write(writer, text);
        Assert.Equal(text, Read(output.WrittenSpan));
        Assert.DoesNotContain("\ufffd", Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Theory]
    [MemberData(nameof(Texts), DisableDiscoveryEnumeration = true)]
    public void Escaped_text_is_JSON_that_reads_the_same(string text)
    {
        byte[] json = new byte[text.Length * JsonText.MaxBytesPerChar];
        int length = JsonText.Escape(text, json);
        Assert.Equal(text, Read([(byte)'"', .. json[..length], (byte)'"']));
    }

    [Theory]
    [InlineData("""  "\u0041\b\f\n\r\t\/\\\"é"  """, "A\b\f\n\r\t/\\\"é")]
    [InlineData("""  "\ud83d\ude42"  """, "🙂")]
    public void Every_escape_is_read(string json, string text) => Assert.Equal(text, Read(Encoding.UTF8.GetBytes(json)));

    // The test runner's own files cannot hold it as data.
    [Fact]
    public void Half_of_a_pair_is_read() => Assert.Equal("\ud800x", Read("""  "\uD800x"  """u8));

    [Theory]
    [InlineData(new byte[] { (byte)'"', 0xff, (byte)'"' })]
    [InlineData(new byte[] { (byte)'"', (byte)'\\', (byte)'n', 0xed, 0xa0, 0x80, (byte)'"' })]
    public void Bytes_that_are_not_UTF_8_are_refused(byte[] json) => Assert.Throws<InvalidTextException>(() => Read(json));

    private static string Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return JsonText.Read(ref reader);
    }
}
