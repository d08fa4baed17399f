namespace FieldServices.Domain.Shared;

/// <summary>The name of a thing on the telephone, such as E-7F3K-2QXM: a letter for its kind and the last 40 random bits of its id in Crockford's base 32.</summary>
public static class Reference
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Of(char kind, Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        ulong bits = 0;
        foreach (var b in bytes[11..])
            bits = (bits << 8) | b;
        Span<char> text = stackalloc char[11];
        (text[0], text[1], text[6]) = (kind, '-', '-');
        foreach (var place in (ReadOnlySpan<int>)[10, 9, 8, 7, 5, 4, 3, 2])
        {
            text[place] = Alphabet[(int)(bits & 31)];
            bits >>= 5;
        }

        return new string(text);
    }
}
