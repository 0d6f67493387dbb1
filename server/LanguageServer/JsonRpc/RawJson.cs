using System.Buffers;
using System.Buffers.Text;
using System.Runtime.InteropServices;

namespace LanguageServer.JsonRpc;

/// <summary>
/// Writes JSON piece by piece, unchecked: for answers of many megabytes, where the general writer's care costs more than
/// the work. Whoever uses it says how much room the next pieces take, and sees to commas and brackets.
/// </summary>
/// <param name="output">Where the bytes go; <see cref="Flush"/> hands in the last of them.</param>
internal sealed class RawJson(IBufferWriter<byte> output)
{
    /// <summary>Room for one number.</summary>
    public const int MaxNumber = 11;

    private byte[] _bytes = [];
    private int _start;
    private int _at;
    private int _end;

    /// <summary>Sees to it that so many bytes can be written.</summary>
    public void Reserve(int bytes)
    {
        if (_end - _at >= bytes)
            return;
        Flush();
        if (!MemoryMarshal.TryGetArray<byte>(output.GetMemory(bytes), out var room))
            throw new NotSupportedException("the output has no arrays");
        _bytes = room.Array!;
        _start = _at = room.Offset;
        _end = room.Offset + room.Count;
    }

    /// <summary>Writes bytes as they are.</summary>
    public void Write(ReadOnlySpan<byte> json)
    {
        json.CopyTo(_bytes.AsSpan(_at));
        _at += json.Length;
    }

    /// <summary>Writes a number.</summary>
    public void Write(int number)
    {
        if ((uint)number < 10)
        {
            _bytes[_at++] = (byte)('0' + number);
            return;
        }
        Utf8Formatter.TryFormat(number, _bytes.AsSpan(_at), out int written);
        _at += written;
    }

    /// <summary>Writes the inside of a string; room for <see cref="JsonText.MaxBytesPerChar"/> bytes a code unit.</summary>
    public void Write(ReadOnlySpan<char> text) => _at += JsonText.Escape(text, _bytes.AsSpan(_at));

    /// <summary>Hands in what has been written.</summary>
    public void Flush()
    {
        if (_at > _start)
            output.Advance(_at - _start);
        _start = _at;
        _end = _at;
    }
}
