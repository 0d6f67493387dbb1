using System.Buffers;
using System.Text;

namespace LanguageServer.JsonRpc;

/// <summary>
/// One outgoing message in pooled pieces: a large answer is never one array, and never copied as it grows. The header,
/// which tells the length, is put in front at the end.
/// </summary>
internal sealed class MessageBuffer : IBufferWriter<byte>, IDisposable
{
    private const int FirstSize = 4096;
    private const int PieceSize = 128 * 1024;

    // "Content-Length: 2147483647", two line ends.
    private const int HeaderRoom = 32;

    // 32 MiB: the symbols of 100,000 lines and some more.
    private const int MaxPooled = 256;

    private static readonly Stack<byte[]> _pool = new();

    private readonly List<(byte[] Bytes, int Length)> _full = [];
    private byte[] _current = ArrayPool<byte>.Shared.Rent(FirstSize);
    private int _used = HeaderRoom;
    private int _fullLength;

    /// <summary>How many bytes have been written, the header not counted.</summary>
    public int Length => _fullLength + _used - HeaderRoom;

    /// <inheritdoc/>
    public void Advance(int count) => _used += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _current.AsMemory(_used);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _current.AsSpan(_used);
    }

    /// <summary>Writes header and body.</summary>
    public void CopyTo(Stream output)
    {
        Span<byte> header = stackalloc byte[HeaderRoom];
        Encoding.ASCII.TryGetBytes($"Content-Length: {Length}\r\n\r\n", header, out int length);
        byte[] first = _full.Count > 0 ? _full[0].Bytes : _current;
        header[..length].CopyTo(first.AsSpan(HeaderRoom - length));

        int start = HeaderRoom - length;
        foreach (var (bytes, used) in _full)
        {
            output.Write(bytes, start, used - start);
            start = 0;
        }
        output.Write(_current, start, _used - start);
        output.Flush();
    }

    /// <summary>Gives the pieces back.</summary>
    public void Dispose()
    {
        foreach (var (bytes, _) in _full)
            Return(bytes);
        Return(_current);
        _full.Clear();
        _current = [];
    }

    private void Reserve(int size)
    {
        if (_current.Length - _used >= Math.Max(size, 1))
            return;
        _full.Add((_current, _used));
        _fullLength += _used;
        _used = 0;
        _current = size > PieceSize ? ArrayPool<byte>.Shared.Rent(size) : RentPiece();
    }

    private static byte[] RentPiece()
    {
        lock (_pool)
        {
            if (_pool.TryPop(out byte[]? piece))
                return piece;
        }
        return GC.AllocateUninitializedArray<byte>(PieceSize);
    }

    private static void Return(byte[] piece)
    {
        if (piece.Length != PieceSize)
        {
            ArrayPool<byte>.Shared.Return(piece);
            return;
        }
        lock (_pool)
        {
            if (_pool.Count < MaxPooled)
                _pool.Push(piece);
        }
    }
}
