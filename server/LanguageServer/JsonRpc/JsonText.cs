using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace LanguageServer.JsonRpc;

/// <summary>
/// Strings between JSON and memory, exactly. A note may hold half of a surrogate pair, which JSON can say (<c>\ud800</c>)
/// but <see cref="Utf8JsonReader.GetString"/> refuses and a writer replaces by U+FFFD; here it survives both ways.
/// </summary>
internal static class JsonText
{
    /// <summary>The deepest JSON that is read. Outlines nest: the default of 64 ends at 31 levels.</summary>
    public const int MaxDepth = 1000;

    /// <summary>The most bytes that one UTF-16 code unit can take: <c>\uXXXX</c>.</summary>
    public const int MaxBytesPerChar = 6;

    /// <summary>How the server's readers read.</summary>
    public static JsonReaderOptions ReaderOptions { get; } = new() { MaxDepth = MaxDepth };

    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // The answer goes to a program and not into a page: nothing but what JSON needs is escaped.
    private static readonly JsonWriterOptions _writerOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = int.MaxValue,
        SkipValidation = true,
    };

    private static readonly SearchValues<char> _plain = SearchValues.Create(
        [.. Enumerable.Range(' ', '\x7f' - ' ' + 1).Select(code => (char)code).Where(c => c is not ('"' or '\\'))]);

    /// <summary>A writer of JSON as the server writes it.</summary>
    public static Utf8JsonWriter Writer(IBufferWriter<byte> output) => new(output, _writerOptions);

    /// <summary>The string that a reader stands on.</summary>
    /// <exception cref="InvalidTextException">It is not UTF-8.</exception>
    public static string Read(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.ValueIsEscaped ? Unescape(reader.ValueSpan) : _strict.GetString(reader.ValueSpan);
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidTextException();
        }
    }

    /// <summary>Writes a string as the next value.</summary>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<char> text)
    {
        if (!HasLoneSurrogate(text))
        {
            writer.WriteStringValue(text);
            return;
        }
        byte[] json = ArrayPool<byte>.Shared.Rent(text.Length * MaxBytesPerChar + 2);
        json[0] = (byte)'"';
        int end = Escape(text, json.AsSpan(1)) + 1;
        json[end] = (byte)'"';
        writer.WriteRawValue(json.AsSpan(0, end + 1), skipInputValidation: true);
        ArrayPool<byte>.Shared.Return(json);
    }

    /// <summary>Writes a string as the value of a property.</summary>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> property, ReadOnlySpan<char> text)
    {
        writer.WritePropertyName(property);
        Write(writer, text);
    }

    /// <summary>Escapes what JSON must have escaped, and halves of surrogate pairs; all else becomes UTF-8.</summary>
    /// <param name="text">Any UTF-16 code units.</param>
    /// <param name="json">Room for <see cref="MaxBytesPerChar"/> bytes a code unit.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Escape(ReadOnlySpan<char> text, Span<byte> json)
    {
        int at = 0;
        while (true)
        {
            int plain = text.IndexOfAnyExcept(_plain);
            Ascii.FromUtf16(plain < 0 ? text : text[..plain], json[at..], out int written);
            at += written;
            if (plain < 0)
                return at;

            text = text[plain..];
            if (text[0] < 0x80)
            {
                at += EscapeOne(text[0], json[at..]);
                text = text[1..];
                continue;
            }
            int end = text.IndexOfAnyInRange('\0', '\x7f');
            var status = Utf8.FromUtf16(end < 0 ? text : text[..end], json[at..], out int read, out written, replaceInvalidSequences: false);
            at += written;
            text = text[read..];
            if (status != OperationStatus.Done)
            {
                at += EscapeOne(text[0], json[at..]);
                text = text[1..];
            }
        }
    }

    private static int EscapeOne(char c, Span<byte> json)
    {
        json[0] = (byte)'\\';
        byte shortForm = c switch { '"' => (byte)'"', '\\' => (byte)'\\', '\n' => (byte)'n', '\r' => (byte)'r', '\t' => (byte)'t', _ => 0 };
        if (shortForm != 0)
        {
            json[1] = shortForm;
            return 2;
        }
        json[1] = (byte)'u';
        ((int)c).TryFormat(json[2..], out _, "x4");
        return 6;
    }

    private static bool HasLoneSurrogate(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAnyInRange('\ud800', '\udfff') is var at and >= 0)
        {
            if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
                return true;
            text = text[(at + 2)..];
        }
        return false;
    }

    // The reader has checked that every escape is one that JSON knows.
    private static string Unescape(ReadOnlySpan<byte> json)
    {
        char[] buffer = ArrayPool<char>.Shared.Rent(json.Length);
        try
        {
            int at = 0;
            while (json.IndexOf((byte)'\\') is var end and >= 0)
            {
                at += _strict.GetChars(json[..end], buffer.AsSpan(at));
                byte kind = json[end + 1];
                if (kind == 'u')
                {
                    buffer[at++] = (char)Convert.ToUInt16(Encoding.ASCII.GetString(json.Slice(end + 2, 4)), 16);
                    json = json[(end + 6)..];
                    continue;
                }
                buffer[at++] = kind switch
                {
                    (byte)'n' => '\n',
                    (byte)'r' => '\r',
                    (byte)'t' => '\t',
                    (byte)'b' => '\b',
                    (byte)'f' => '\f',
                    _ => (char)kind,
                };
                json = json[(end + 2)..];
            }
            at += _strict.GetChars(json, buffer.AsSpan(at));
            return new(buffer, 0, at);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }
}

/// <summary>A string of a message is not UTF-8.</summary>
internal sealed class InvalidTextException() : Exception("a string is not valid UTF-8");

/// <summary>Reads the text of a note exactly; see <see cref="JsonText"/>.</summary>
internal sealed class ExactTextConverter : JsonConverter<string>
{
    /// <inheritdoc/>
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? JsonText.Read(ref reader) : throw new JsonException();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => JsonText.Write(writer, value);
}
