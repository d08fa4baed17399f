using System.Security.Cryptography;
using System.Text;
using FieldServices.EventStore;

namespace FieldServices.Api.Commands;

/// <summary>The command id that follows from an idempotency key: the same tenant, command, thing and key always give the same id.</summary>
public static class CommandIdentity
{
    public static Guid For(TenantId tenant, string command, Guid? streamId, string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{tenant}\n{command}\n{streamId}\n{key}"), hash);
        // A UUID of version 8: the bits are ours, version and variant say so.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
