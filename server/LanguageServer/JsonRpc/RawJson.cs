using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LanguageServer.JsonRpc;

/// <summary>
/// Writes JSON piece by piece, unchecked: for answers of many megabytes, where the general writer's care costs more than
/// the work. Whoever uses it says how much room the next pieces take, and sees to commas and brackets.
/// </summary>
/// <param name="output">Where the bytes go; <see cref="Flush"/> hands in the last of them.</param>
internal sealed class RawJson(IBufferWriter<byte> output)
{
    // "2147483647"
    private const int MaxNumber = 10;

    // The last large number: the line of a symbol stands in its answer four times.
    private readonly byte[] _digits = new byte[MaxNumber];
    private int _digitCount;
    private int _number = -1;

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
    // Inlined, so that the length of a literal is known where it is copied.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(ReadOnlySpan<byte> json)
    {
        json.CopyTo(_bytes.AsSpan(_at));
        _at += json.Length;
    }

    /// <summary>Writes a number that is not negative.</summary>
    public void Write(int number)
    {
        if (number < 100)
        {
            if (number >= 10)
                _bytes[_at++] = (byte)('0' + number / 10);
            _bytes[_at++] = (byte)('0' + number % 10);
            return;
        }
        if (number != _number)
        {
            _number = number;
            Utf8Formatter.TryFormat(number, _digits, out _digitCount);
        }
        Write(_digits.AsSpan(0, _digitCount));
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
