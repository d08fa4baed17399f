using FieldServices.EventStore;
using Npgsql;

namespace FieldServices.Api.Feeds.Links;

/// <summary>The calendar links, in the home database. What is rotated or revoked is so from the next request on.</summary>
public sealed class CalendarLinks(NpgsqlDataSource database)
{
    private const string Columns = "id, tenant_id, subject, subject_id, name, created_at, rotated_at, revoked_at";

    /// <summary>The link of a token; null when there is none, or it was revoked.</summary>
    public async Task<CalendarLink?> FindAsync(CalendarToken token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(token);
        return (await ReadAsync($"select {Columns} from api.calendar_links where hash = $1 and revoked_at is null", cancellationToken, token.Hash())).SingleOrDefault();
    }

    public Task<List<CalendarLink>> ListAsync(TenantId tenant, string subject, Guid id, CancellationToken cancellationToken) => ReadAsync(
        $"select {Columns} from api.calendar_links where tenant_id = $1 and subject = $2 and subject_id = $3 order by created_at, id", cancellationToken, tenant.Value, subject, id);

    public async Task<CalendarLink> InsertAsync(TenantId tenant, string subject, Guid subjectId, string name, CalendarToken token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(token);
        return (await ReadAsync(
            $"insert into api.calendar_links (id, tenant_id, hash, subject, subject_id, name) values ($1, $2, $3, $4, $5, $6) returning {Columns}",
            cancellationToken, Guid.CreateVersion7(), tenant.Value, token.Hash(), subject, subjectId, name)).Single();
    }

    /// <summary>Exchanges the secret; the one before is worth nothing any more.</summary>
    /// <returns>Null when the tenant has no such link, or it was revoked.</returns>
    public async Task<CalendarLink?> RotateAsync(TenantId tenant, Guid id, CalendarToken token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(token);
        return (await ReadAsync(
            $"update api.calendar_links set hash = $3, rotated_at = now() where tenant_id = $1 and id = $2 and revoked_at is null returning {Columns}",
            cancellationToken, tenant.Value, id, token.Hash())).SingleOrDefault();
    }

    /// <summary>Takes a link back; one that was taken back before stays so.</summary>
    /// <returns>Null when the tenant has no such link.</returns>
    public async Task<CalendarLink?> RevokeAsync(TenantId tenant, Guid id, CancellationToken cancellationToken) =>
        (await ReadAsync(
            $"update api.calendar_links set revoked_at = coalesce(revoked_at, now()) where tenant_id = $1 and id = $2 returning {Columns}",
            cancellationToken, tenant.Value, id)).SingleOrDefault();

    private async Task<List<CalendarLink>> ReadAsync(string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var links = new List<CalendarLink>();
        while (await reader.ReadAsync(cancellationToken))
        {
            links.Add(new(
                reader.GetGuid(0), new TenantId(reader.GetGuid(1)), reader.GetString(2), reader.GetGuid(3), reader.GetString(4), reader.GetFieldValue<DateTimeOffset>(5),
                reader.IsDBNull(6) ? null : reader.GetFieldValue<DateTimeOffset>(6), reader.IsDBNull(7) ? null : reader.GetFieldValue<DateTimeOffset>(7)));
        }

        return links;
    }
}
