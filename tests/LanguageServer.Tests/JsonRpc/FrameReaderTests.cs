using System.Text;
using LanguageServer.JsonRpc;
using Microsoft.Extensions.Logging.Abstractions;

namespace LanguageServer.Tests.JsonRpc;

public class FrameReaderTests
{
    [Theory]
    [InlineData("Content-Length: 2\r\n\r\n{}")]
    [InlineData("content-length: 2\r\n\r\n{}")]
    [InlineData("CONTENT-LENGTH:2\r\n\r\n{}")]
    [InlineData("Content-Length:   2  \r\n\r\n{}")]
    [InlineData("Content-Length: 2\n\n{}")]
    [InlineData("Content-Length: 2\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n{}")]
    [InlineData("Content-Type: application/vscode-jsonrpc; charset=utf8\r\nContent-Length: 2\r\n\r\n{}")]
    [InlineData("Content-Type: text/plain; charset=latin1\r\nX-Other: 1\r\nContent-Length: 2\r\n\r\n{}")]
    [InlineData("\r\n\r\nContent-Length: 2\r\n\r\n{}")]
    public void Headers_may_be_written_in_many_ways(string frame) => Assert.Equal(["{}", "[]"], Bodies(frame + Frame("[]")));

    [Theory]
    [InlineData("Content-Length: x\r\n\r\n{}")]
    [InlineData("Content-Length: -2\r\n\r\n{}")]
    [InlineData("Content-Length: 99999999999999999999\r\n\r\n{}")]
    [InlineData("Content-Lenght: 2\r\n\r\n{}")]
    [InlineData("Content-Type: application/json\r\n\r\n{}")]
    [InlineData("Content-Length: 2\r\n{}")]
    [InlineData("Content-Length: 2 {}")]
    [InlineData("{}")]
    [InlineData("m")]
    [InlineData("Content-Length: 65\r\na: b")]
    [InlineData(": \r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("\0\0\0\0")]
    public void What_makes_no_sense_is_skipped_up_to_the_next_header(string junk)
    {
        Assert.Equal(["[]"], Bodies(junk + Frame("[]")));
        Assert.Equal(["1", "[]"], Bodies(Frame("1") + junk + Frame("[]")));
    }

    [Fact]
    public void A_header_that_never_ends_is_skipped()
    {
        Assert.Equal(["[]"], Bodies(new string('x', 100_000) + Frame("[]")));
        Assert.Equal(["[]"], Bodies(string.Concat(Enumerable.Repeat("X-A: b\r\n", 20_000)) + "Nothing\r\n" + Frame("[]")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(16)]
    public void It_does_not_matter_how_the_bytes_come(int piece)
    {
        string large = new('é', 200_000);
        Assert.Equal(["{}", large, "[]"], Bodies(Frame("{}") + Frame(large) + Frame("[]"), piece));
    }

    [Theory]
    [InlineData(30)]
    [InlineData(500)]
    [InlineData(100_000)]
    public void A_body_shorter_than_its_length_ends_where_the_next_frame_begins(int claimed)
    {
        string frames = $"Content-Length: {claimed}\r\n\r\n{{}}" + Frame("[]");
        Assert.Equal(["{}", "[]"], Bodies(frames));
        Assert.Equal(["{}", "[]"], Bodies(frames, 1));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(24)]
    public void After_a_body_that_has_swallowed_part_of_a_header_that_header_is_found(int claimed)
    {
        var reader = Reader($"Content-Length: {claimed}\r\n\r\n{{}}" + Frame("[]") + Frame("1"));
        Assert.Equal(FrameStatus.Body, reader.Read(out _));
        reader.Reject();
        Assert.Equal(["[]", "1"], Bodies(reader));
    }

    [Fact]
    public void After_a_body_longer_than_its_length_the_rest_is_skipped()
    {
        var reader = Reader("""Content-Length: 5""" + "\r\n\r\n" + """{"a":"Content-Length: 7\r\n\r\n"}""" + Frame("[]"));
        Assert.Equal(FrameStatus.Body, reader.Read(out var body));
        Assert.Equal("""{"a":""", Encoding.UTF8.GetString(body));
        reader.Reject();
        Assert.Equal(["[]"], Bodies(reader));
    }

    [Fact]
    public void Header_like_text_inside_JSON_is_text()
    {
        string body = """{"a":"Content-Length: 7\r\n\r\n","b":""" + "\r\n\r\n" + """ "Content-Length: 7" """ + "\r\n\r\n}";
        Assert.Equal([body, "[]"], Bodies(Frame(body) + Frame("[]"), 5));
    }

    [Fact]
    public void A_frame_of_100_MB_is_skipped_without_being_held()
    {
        const int Large = 100_000_000;
        var reader = new FrameReader(
            new Joined(Encoding.ASCII.GetBytes($"Content-Length: {Large}\r\n\r\n"), new Blanks(Large), Encoding.ASCII.GetBytes(Frame("[]"))),
            NullLogger.Instance);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(FrameStatus.TooLarge, reader.Read(out _));
        Assert.Equal(["[]"], Bodies(reader));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000);
    }

    [Theory]
    [InlineData("Content-Length: 5000000000\r\n\r\n{}")]
    [InlineData("Content-Length: 70000000\r\n\r\n{}")]
    public void A_large_length_that_is_a_lie_costs_one_frame(string lie)
    {
        var reader = Reader(lie + Frame("[]") + Frame("1"));
        Assert.Equal(FrameStatus.TooLarge, reader.Read(out _));
        Assert.Equal(["[]", "1"], Bodies(reader));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Content-Le")]
    [InlineData("Content-Length: 5\r\n")]
    [InlineData("Content-Length: 5\r\n\r\n{}")]
    public void The_end_of_the_input_ends_the_frames(string cut) => Assert.Equal(["{}"], Bodies(Frame("{}") + cut));

    private static string Frame(string body) => $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";

    private static FrameReader Reader(string bytes, int piece = int.MaxValue) =>
        new(new Pieces(Encoding.UTF8.GetBytes(bytes), piece), NullLogger.Instance);

    private static List<string> Bodies(string bytes, int piece = int.MaxValue) => Bodies(Reader(bytes, piece));

    private static List<string> Bodies(FrameReader reader)
    {
        var bodies = new List<string>();
        while (reader.Read(out var body) == FrameStatus.Body)
            bodies.Add(Encoding.UTF8.GetString(body));
        return bodies;
    }

    /// <summary>Hands out its bytes a few at a time.</summary>
    private sealed class Pieces(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, size));
    }

    /// <summary>Many blanks that are nowhere.</summary>
    private sealed class Blanks(long count) : MemoryStream
    {
        private long _left = count;

        public override int Read(byte[] buffer, int offset, int count)
        {
            int read = (int)Math.Min(count, _left);
            buffer.AsSpan(offset, read).Fill((byte)' ');
            _left -= read;
            return read;
        }
    }

    /// <summary>One stream after the other.</summary>
    private sealed class Joined(byte[] first, Stream middle, byte[] last) : MemoryStream
    {
        private readonly Queue<Stream> _parts = new([new MemoryStream(first), middle, new MemoryStream(last)]);

        public override int Read(byte[] buffer, int offset, int count)
        {
            while (_parts.TryPeek(out var part))
            {
                if (part.Read(buffer, offset, count) is var read and > 0)
                    return read;
                _parts.Dequeue();
            }
            return 0;
        }
    }
}
