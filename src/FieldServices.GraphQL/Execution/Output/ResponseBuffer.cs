using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace FieldServices.GraphQL.Execution.Output;

/// <summary>
/// The response while it is written: pooled memory that can be cut back to an earlier length, because a null that turns up
/// late takes back what was written around it. For one thread; give it back with <see cref="Dispose"/>.
/// </summary>
internal sealed class ResponseBuffer(int mostBytes) : IBufferWriter<byte>, IDisposable
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(static code => (char)code), '"', '\\']);

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(4096);

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    public void CutBackTo(int length) => Length = length;

    public void Write(byte value)
    {
        Reserve(1);
        _bytes[Length++] = value;
    }

    public void Write(ReadOnlySpan<byte> utf8)
    {
        Reserve(utf8.Length);
        utf8.CopyTo(_bytes.AsSpan(Length));
        Length += utf8.Length;
    }

    public void WriteNull() => Write("null"u8);

    public void WriteBoolean(bool value) => Write(value ? "true"u8 : "false"u8);

    public void WriteNumber<T>(T value)
        where T : IUtf8SpanFormattable
    {
        Reserve(64);
        value.TryFormat(_bytes.AsSpan(Length), out var written, default, System.Globalization.CultureInfo.InvariantCulture);
        Length += written;
    }

    /// <summary>Writes a value whose text needs no escaping as a JSON string.</summary>
    public void WritePlain<T>(T value, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        Reserve(130);
        _bytes[Length++] = (byte)'"';
        value.TryFormat(_bytes.AsSpan(Length), out var written, format, System.Globalization.CultureInfo.InvariantCulture);
        Length += written;
        _bytes[Length++] = (byte)'"';
    }

    /// <summary>Writes a JSON string; half a surrogate pair becomes U+FFFD.</summary>
    public void WriteString(ReadOnlySpan<char> text)
    {
        Write((byte)'"');
        while (text.IndexOfAny(Escaped) is var next and >= 0)
        {
            WriteText(text[..next]);
            WriteEscape(text[next]);
            text = text[(next + 1)..];
        }
        WriteText(text);
        Write((byte)'"');
    }

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 256));
        return _bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public void Dispose()
    {
        var bytes = _bytes;
        _bytes = [];
        Length = 0;
        if (bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(bytes);
    }

    private void WriteText(ReadOnlySpan<char> text)
    {
        Reserve(checked(text.Length * 3));
        Length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(Length));
    }

    private void WriteEscape(char character)
    {
        switch (character)
        {
            case '"':
                Write("\\\""u8);
                break;
            case '\\':
                Write("\\\\"u8);
                break;
            case '\n':
                Write("\\n"u8);
                break;
            case '\r':
                Write("\\r"u8);
                break;
            case '\t':
                Write("\\t"u8);
                break;
            default:
                Write("\\u"u8);
                Reserve(4);
                Utf8Formatter.TryFormat((uint)character, _bytes.AsSpan(Length), out var written, new StandardFormat('x', 4));
                Length += written;
                break;
        }
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - Length >= count)
            return;
        if (Length > mostBytes)
            throw new ResponseTooLargeException($"The response is larger than {mostBytes} bytes. Ask for less at once.");
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(Length + count), _bytes.Length * 2));
        _bytes.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
