using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Microsoft.Extensions.Logging;

namespace LanguageServer.JsonRpc;

/// <summary>What <see cref="FrameReader.Read"/> found.</summary>
internal enum FrameStatus
{
    /// <summary>A body.</summary>
    Body,

    /// <summary>A frame larger than <see cref="FrameReader.MaxBody"/>; its body is skipped and never held.</summary>
    TooLarge,

    /// <summary>The input has ended.</summary>
    End,
}

/// <summary>
/// Cuts a stream of bytes into the bodies of messages. Nothing that comes in ends it: after bytes that make no sense it
/// goes on at the next header. That cannot be mistaken: <c>Content-Length: N</c> with a raw line end behind it stands
/// nowhere in valid JSON.
/// </summary>
/// <param name="input">Where the bytes come from; reading may block.</param>
/// <param name="log">Told of what was skipped, never with its contents.</param>
internal sealed class FrameReader(Stream input, ILogger log)
{
    /// <summary>The largest body that is read, in bytes.</summary>
    public const int MaxBody = 64 << 20;

    private const int InitialSize = 64 * 1024;

    // A buffer that a large body has grown is given back after it.
    private const int KeptSize = 1 << 20;

    private const int MaxHeaderBlock = 8 * 1024;
    private const int MaxLengthLine = 64;

    // How far the header of the next frame can reach back from the blank line that ends it.
    private const int HeaderReach = 256;

    private static readonly SearchValues<byte> _nameBytes =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"u8);

    private byte[] _buffer = new byte[InitialSize];
    private int _start;
    private int _end;
    private int _bodyStart;
    private long _toSkip;
    private bool _isLost;
    private bool _toldOfCharset;

    private enum Headers { Complete, Incomplete, Broken }

    private ReadOnlySpan<byte> Pending => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Waits for the next frame.</summary>
    /// <param name="body">The bytes of its body, good until the next call.</param>
    public FrameStatus Read(out ReadOnlySpan<byte> body)
    {
        body = default;
        if (_start == _end && _buffer.Length > KeptSize)
        {
            _buffer = new byte[InitialSize];
            _start = _end = 0;
        }

        while (SkipBody() && (!_isLost || FindHeader()))
        {
            switch (ReadHeaders(out long length))
            {
                case Headers.Complete when length > MaxBody:
                    _toSkip = length;
                    return FrameStatus.TooLarge;
                case Headers.Complete:
                    return ReadBody((int)length, out body);
                case Headers.Broken:
                    _isLost = true;
                    break;
                case Headers.Incomplete when !Fill():
                    return FrameStatus.End;
            }
        }
        return FrameStatus.End;
    }

    /// <summary>
    /// Says that the last body was no JSON: its frame may have lied about its length, so the next header is looked for from
    /// the start of that body.
    /// </summary>
    public void Reject()
    {
        _start = _bodyStart;
        _isLost = true;
    }

    // Leaves _start behind a block that has ended, else at the line that makes no sense. A length that stands inside another
    // line is the header of the next frame with junk before it.
    private Headers ReadHeaders(out long length)
    {
        length = -1;
        int at = 0, lines = 0;
        while (true)
        {
            int lineStart = at;
            int lineEnd = Pending[at..].IndexOf((byte)'\n');
            if (lineEnd < 0 && Pending.Length <= MaxHeaderBlock)
                return Headers.Incomplete;
            var line = lineEnd < 0 ? default : Pending.Slice(at, lineEnd).TrimEnd((byte)'\r');
            at += lineEnd + 1;
            if (line.IsEmpty && lineEnd >= 0)
            {
                if (lines == 0)
                    continue;
                _start += at;
                return length < 0 ? Headers.Broken : Headers.Complete;
            }
            int colon = line.IndexOf((byte)':');
            var name = line[..Math.Max(0, colon)];
            if (name.IsEmpty || name.ContainsAnyExcept(_nameBytes) || IndexOfLengthLine(Pending[lineStart..at]) > 0)
            {
                _start += lineStart;
                return Headers.Broken;
            }
            var value = line[(colon + 1)..].Trim((byte)' ');
            if (Ascii.EqualsIgnoreCase(name, "Content-Length"u8))
                length = LengthOf(value);
            else if (Ascii.EqualsIgnoreCase(name, "Content-Type"u8))
                CheckCharset(value);
            lines++;
        }
    }

    private FrameStatus ReadBody(int length, out ReadOnlySpan<byte> body)
    {
        int searched = 0;
        while (true)
        {
            int have = Math.Min(length, Pending.Length);
            int next = IndexOfNextFrame(Pending[..have], searched);
            if (next >= 0)
                log.LogWarning("A message was {Missing} bytes shorter than its Content-Length", length - next);
            if (next >= 0 || have == length)
            {
                body = Pending[..(next >= 0 ? next : length)];
                _bodyStart = _start;
                _start += body.Length;
                return FrameStatus.Body;
            }
            searched = Math.Max(0, have - 3);
            if (!Fill())
            {
                body = default;
                return FrameStatus.End;
            }
        }
    }

    private bool SkipBody()
    {
        while (_toSkip > 0)
        {
            int have = (int)Math.Min(_toSkip, Pending.Length);
            int next = IndexOfNextFrame(Pending[..have], 0);
            if (next >= 0)
            {
                _start += next;
                _toSkip = 0;
                break;
            }
            int skipped = have == _toSkip ? have : Math.Max(0, have - HeaderReach);
            _start += skipped;
            _toSkip -= skipped;
            if (_toSkip > 0 && !Fill())
                return false;
        }
        return true;
    }

    private bool FindHeader()
    {
        long skipped = 0;
        while (true)
        {
            int at = IndexOfLengthLine(Pending);
            int gone = at >= 0 ? at : Math.Max(0, Pending.Length - MaxLengthLine);
            _start += gone;
            skipped += gone;
            if (at >= 0)
            {
                log.LogWarning("{Bytes} bytes between two messages made no sense and were skipped", skipped);
                _isLost = false;
                return true;
            }
            if (!Fill())
                return false;
        }
    }

    // Where another frame begins inside what should be one body, -1 where none does.
    private static int IndexOfNextFrame(ReadOnlySpan<byte> body, int from)
    {
        while (body[from..].IndexOf("\r\n\r\n"u8) is var blank and >= 0)
        {
            blank += from;
            int reach = Math.Max(0, blank - HeaderReach);
            int header = IndexOfLengthLine(body[reach..(blank + 2)]);
            if (header >= 0)
                return reach + header;
            from = blank + 2;
        }
        return -1;
    }

    private static int IndexOfLengthLine(ReadOnlySpan<byte> bytes)
    {
        var name = "Content-Length"u8;
        for (int at = 0; bytes[at..].IndexOfAny((byte)'C', (byte)'c') is var found and >= 0; at++)
        {
            at += found;
            var rest = bytes[at..];
            if (rest.Length <= name.Length || !Ascii.EqualsIgnoreCase(rest[..name.Length], name) || rest[name.Length] != ':')
                continue;
            rest = rest[..Math.Min(rest.Length, MaxLengthLine)];
            int end = rest.IndexOf((byte)'\n');
            if (end >= 0 && LengthOf(rest[(name.Length + 1)..end].TrimEnd((byte)'\r').Trim((byte)' ')) >= 0)
                return at;
        }
        return -1;
    }

    // -1 for what is no length.
    private static long LengthOf(ReadOnlySpan<byte> value) =>
        Utf8Parser.TryParse(value, out long length, out int used) && used == value.Length && length >= 0 ? length : -1;

    private void CheckCharset(ReadOnlySpan<byte> contentType)
    {
        string text = Encoding.Latin1.GetString(contentType);
        int charset = text.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        bool isUtf8 = charset < 0 || text[(charset + 8)..].Trim('"', ' ').Replace("-", "").StartsWith("utf8", StringComparison.OrdinalIgnoreCase);
        if (isUtf8 || _toldOfCharset)
            return;
        _toldOfCharset = true;
        log.LogWarning("A message claims another character set than UTF-8; it is read as UTF-8");
    }

    private bool Fill()
    {
        if (_end == _buffer.Length)
        {
            var pending = Pending;
            byte[] buffer = pending.Length <= _buffer.Length / 2 ? _buffer : new byte[_buffer.Length * 2];
            pending.CopyTo(buffer);
            _end = pending.Length;
            _start = 0;
            _buffer = buffer;
        }
        int read = input.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }
}
