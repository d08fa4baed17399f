using System.Security.Cryptography;
using System.Text;
using FieldServices.EventStore.Placing;
using Npgsql;

namespace FieldServices.EventStore.Sealing;

/// <summary>
/// Notes under which keyed hash a sealed value is found. The key of the hashes is one of the tenant's data keys, made, wrapped and remembered like
/// those of persons. Safe for concurrent use.
/// </summary>
internal sealed class LookupNotes(Places places, KeyRing keys)
{
    /// <summary>The subject of the key of the hashes; no thing is called so.</summary>
    public const string Subject = "lookups";

    private static readonly string Note = EmbeddedSql.Read("Sealing.note-lookups.sql");

    /// <summary>The hash of a normal form.</summary>
    /// <exception cref="MasterKeyException">There is no master key, or not the one that wrapped the key of the hashes.</exception>
    public async ValueTask<byte[]> HashAsync(TenantId tenant, string kind, string text, CancellationToken cancellationToken) =>
        HashOf(await keys.UsableAsync(tenant, Subject, cancellationToken), kind, text);

    /// <summary>Notes values; durable when it returns. What is noted already stays.</summary>
    public async ValueTask AddAsync(TenantId tenant, IReadOnlyList<FoundLookup> found, CancellationToken cancellationToken)
    {
        var key = await keys.UsableAsync(tenant, Subject, cancellationToken);
        object[] values =
        [
            tenant.Value, found.Select(f => f.KeyId).ToArray(), found.Select(f => HashOf(key, f.Kind, f.Text)).ToArray(), found.Select(f => f.Value).ToArray(),
        ];
        await places.WriteAsync(tenant, place => AddAsync(place, tenant, values, cancellationToken), cancellationToken);
    }

    private static async Task<bool> AddAsync(Place place, TenantId tenant, object[] values, CancellationToken cancellationToken)
    {
        await using var command = place.Database.CreateCommand(Note);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return await command.ExecuteScalarAsync(cancellationToken) is false ? throw new TenantMovedException(tenant) : true;
    }

    private static byte[] HashOf(DataKey key, string kind, string text) => HMACSHA256.HashData(key.Bytes!, Encoding.UTF8.GetBytes($"{kind}\n{text}"));
}
