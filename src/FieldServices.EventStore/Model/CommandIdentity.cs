using System.Security.Cryptography;
using System.Text;

namespace FieldServices.EventStore;

/// <summary>The command id that follows from an idempotency key: the same tenant, command, thing and key always give the same id.</summary>
public static class CommandIdentity
{
    /// <summary>The id of a command.</summary>
    /// <param name="tenant">The owner.</param>
    /// <param name="command">The command's full name.</param>
    /// <param name="streamId">The thing it concerns; null for a command that starts one.</param>
    /// <param name="key">What its sender calls it.</param>
    /// <returns>A UUID of version 8.</returns>
    public static Guid For(TenantId tenant, string command, Guid? streamId, string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{tenant}\n{command}\n{streamId}\n{key}"), hash);
        // The bits are ours, version and variant say so.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
