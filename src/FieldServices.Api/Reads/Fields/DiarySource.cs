using FieldServices.Domain.Bookings;
using FieldServices.Domain.Bookings.Diary;
using FieldServices.Domain.Bookings.Slots;
using FieldServices.Domain.Bookings.Views;
using FieldServices.Domain.Calendars.Views;
using FieldServices.Domain.Catalogue.Views;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Technicians;
using FieldServices.Domain.Technicians.Views;
using FieldServices.EventStore.Views;
using FieldServices.GraphQL.Execution;
using Npgsql;

namespace FieldServices.Api.Reads.Fields;

/// <summary>What diaries and capacity follow from, read in one round trip, also as of an earlier moment: technicians with calendars, services, and what was booked.</summary>
internal sealed class DiarySource(IReadOnlyDictionary<string, ReadModel> models)
{
    private readonly ReadModel services = models[ServiceList.View.Name];
    private readonly ReadModel technicians = models[TechnicianList.View.Name];
    private readonly ReadModel calendars = models[CalendarList.View.Name];
    private readonly ReadModel bookings = models[BookingList.View.Name];

    /// <summary>The view whose past decides what can be asked.</summary>
    public ReadModel Bookings => bookings;

    public async Task<Diaries> ReadAsync(Guid? technician, string? team, DateOnly from, DateOnly to, ReadContext context, FieldContext field, CancellationToken cancellationToken)
    {
        foreach (var model in new[] { services, technicians, calendars, bookings })
            await context.AwaitAsync(model.Table.View, null, field, cancellationToken);
        var people = ViewRows.All(technicians, context);
        if (technician is { } id)
            people.Add(" and t.id = ").AddValue(id);
        if (team is not null)
            people.Add(" and t.team = ").AddValue(team);
        Diaries? found = null;
        await RowQuery.ExecuteAsync(
            [ViewRows.All(calendars, context), people, ViewRows.All(services, context), Booked(technician, from, to, context)], context, async reader =>
            {
                var zones = await ViewRows.ReadAsync<CalendarRow>(reader, calendars, cancellationToken);
                var rows = await ViewRows.ReadAsync<TechnicianRow>(reader, technicians, cancellationToken);
                var offered = await ViewRows.ReadAsync<ServiceRow>(reader, services, cancellationToken);
                var rosters = Rosters.Of(rows, zones).ToList();
                found = new Diaries(rosters, await EntriesAsync(reader, [.. rosters.Select(r => r.Id)], cancellationToken), offered);
            }, cancellationToken);
        return found!;
    }

    // The days are those of the technicians' zones, so a little more is read than may be shown.
    private SqlText Booked(Guid? technician, DateOnly from, DateOnly to, ReadContext context)
    {
        var columns = new[] { "Id", "Reference", "Status", "ServiceId", "TechnicianId", "Place", "StartsAt", "EndsAt", "BusyFrom", "BusyUntil", "Point" };
        var sql = ViewRows.Some(bookings, string.Join(", ", columns.Select(c => bookings.SelectOf(bookings.IndexOf(c), "t"))), context)
            .Add(" and t.starts_at >= ").AddValue(Midnight(from).AddDays(-1)).Add(" and t.starts_at < ").AddValue(Midnight(to).AddDays(2))
            .Add(" and t.status not in ('draft', 'requested', 'cancelled', 'declined', 'expired')");
        return technician is { } id ? sql.Add(" and t.technician_id = ").AddValue(id) : sql;
    }

    private async Task<List<DiaryEntry>> EntriesAsync(NpgsqlDataReader reader, HashSet<TechnicianId> whose, CancellationToken cancellationToken)
    {
        var entries = new List<DiaryEntry>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var technician = new TechnicianId(reader.GetGuid(4));
            if (whose.Contains(technician))
                entries.Add(new DiaryEntry(
                    reader.GetGuid(0), reader.GetString(1), (BookingStatus)Value(reader, 2, "Status")!, reader.GetGuid(3), technician, reader.GetInt32(5),
                    reader.GetFieldValue<DateTimeOffset>(6), reader.GetFieldValue<DateTimeOffset>(7), Time(reader, 8), Time(reader, 9),
                    ((NetTopologySuite.Geometries.Geometry?)Value(reader, 10, "Point"))?.ToGeoPoint()));
        }

        return entries;
    }

    private object? Value(NpgsqlDataReader reader, int ordinal, string property) => RowReader.Value(reader, ordinal, bookings.Table.Columns[bookings.IndexOf(property)].Type);

    private static DateTimeOffset? Time(NpgsqlDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetFieldValue<DateTimeOffset>(ordinal);

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
