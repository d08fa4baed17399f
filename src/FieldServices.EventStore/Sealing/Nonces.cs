using System.Security.Cryptography;

namespace FieldServices.EventStore.Sealing;

/// <summary>Random bytes that are used once. Each thread draws many at a time, because drawing a few costs as much.</summary>
internal static class Nonces
{
    [ThreadStatic]
    private static byte[]? drawn;

    [ThreadStatic]
    private static int used;

    /// <summary>Fills a short span.</summary>
    public static void Next(Span<byte> nonce)
    {
        if (drawn is null || used + nonce.Length > drawn.Length)
            (drawn, used) = (RandomNumberGenerator.GetBytes(1024), 0);
        drawn.AsSpan(used, nonce.Length).CopyTo(nonce);
        used += nonce.Length;
    }
}
