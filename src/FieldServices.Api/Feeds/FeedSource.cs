using FieldServices.Api.Hosting;
using FieldServices.Domain.Bookings.Views;
using FieldServices.Domain.Customers.Views;
using FieldServices.Domain.Properties.Views;
using FieldServices.Domain.Technicians.Views;
using FieldServices.EventStore;
using FieldServices.EventStore.Views;
using Npgsql;

namespace FieldServices.Api.Feeds;

/// <summary>Reads the appointments of a technician or a customer, or one of them, from the views.</summary>
internal sealed class FeedSource(Platform platform)
{
    private const int Most = 5_000;
    private static readonly TimeSpan Past = TimeSpan.FromDays(31);
    private static readonly string Sql = Read();

    /// <summary>Everything that is to come, and what began in the last month, by its start.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="subject">technician or customer.</param>
    /// <param name="id">Which one.</param>
    /// <param name="now">Now.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<List<FeedEntry>> OfAsync(TenantId tenant, string subject, Guid id, DateTimeOffset now, CancellationToken cancellationToken) => ReadAsync(
        tenant, $" and b.{(subject == "technician" ? "technician_id" : "customer_id")} = $2 and b.starts_at > $3 order by b.starts_at, b.id limit {Most}",
        cancellationToken, id, (now - Past).ToUniversalTime());

    /// <summary>One appointment; null when there is none, or it has no time.</summary>
    public async Task<FeedEntry?> OneAsync(TenantId tenant, Guid booking, CancellationToken cancellationToken) =>
        (await ReadAsync(tenant, " and b.id = $2", cancellationToken, booking)).SingleOrDefault();

    private async Task<List<FeedEntry>> ReadAsync(TenantId tenant, string condition, CancellationToken cancellationToken, params object[] values)
    {
        var text = new[] { BookingList.View, TechnicianList.View, PropertyList.View, (View)CustomerList.View }
            .Aggregate(Sql, (sql, view) => sql.Replace($"{{{view.Name}}}", platform.TableOf(view.Name).Name, StringComparison.Ordinal));
        return await platform.Places.ReadAsync(tenant, async place =>
        {
            await using var command = place.Database.CreateCommand(text + condition);
            command.Parameters.Add(new() { Value = tenant.Value });
            foreach (var value in values)
                command.Parameters.Add(new() { Value = value });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var entries = new List<FeedEntry>();
            while (await reader.ReadAsync(cancellationToken))
                entries.Add(Entry(reader));
            return entries;
        }, cancellationToken);
    }

    private static FeedEntry Entry(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetInt64(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetFieldValue<DateTimeOffset>(5),
        reader.GetFieldValue<DateTimeOffset>(6), reader.GetFieldValue<DateTimeOffset>(7), Text(reader, 8), Text(reader, 9), Text(reader, 10),
        reader.IsDBNull(11) ? null : (reader.GetDouble(11), reader.GetDouble(12)), Text(reader, 13));

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static string Read()
    {
        using var reader = new StreamReader(typeof(FeedSource).Assembly.GetManifestResourceStream($"{typeof(FeedSource).Namespace}.feed.sql")!);
        return reader.ReadToEnd();
    }
}
