using System.Buffers.Binary;
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

/// <summary>Everything that available slots follow from, read in one round trip: the service, the technicians with their calendars, and what is booked.</summary>
internal sealed class SlotSource(IReadOnlyDictionary<string, ReadModel> models)
{
    private readonly ReadModel services = models[ServiceList.View.Name];
    private readonly ReadModel technicians = models[TechnicianList.View.Name];
    private readonly ReadModel calendars = models[CalendarList.View.Name];
    private readonly ReadModel bookings = models[BookingList.View.Name];

    /// <summary>The service, and each technician who has not left.</summary>
    /// <exception cref="GraphQLFieldException">There is no such service, or it is not offered any more.</exception>
    public async Task<(ServiceRow Service, IReadOnlyList<Roster> Rosters)> ReadAsync(
        Guid service, DateTimeOffset from, DateTimeOffset until, FieldContext field, CancellationToken cancellationToken)
    {
        var context = ReadContext.Of(field);
        foreach (var model in new[] { services, technicians, calendars, bookings })
            await context.AwaitAsync(model.Table.View, null, field, cancellationToken);
        ServiceRow? found = null;
        var rosters = new List<Roster>();
        SqlText[] statements = [All(services, context).Add(" and t.id = ").AddValue(service), All(calendars, context), All(technicians, context).Add(" and not t.has_left"), Booked(from, until, context)];
        await RowQuery.ExecuteAsync(statements, context, async reader =>
        {
            rosters.Clear();
            found = (await RowsAsync<ServiceRow>(reader, services, cancellationToken)).FirstOrDefault();
            var byId = (await RowsAsync<CalendarRow>(reader, calendars, cancellationToken)).ToDictionary(c => c.Id);
            var people = await RowsAsync<TechnicianRow>(reader, technicians, cancellationToken);
            var busy = await BusyAsync(reader, cancellationToken);
            rosters.AddRange(people.Where(p => byId.ContainsKey(p.CalendarId)).OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Id)
                .Select(p => new Roster(new TechnicianId(p.Id), p.State, byId[p.CalendarId].State, busy.GetValueOrDefault(p.Id) ?? [])));
        }, cancellationToken);
        return found switch
        {
            null => throw new GraphQLFieldException("There is no such service.", "NOT_FOUND"),
            { Withdrawn: true } => throw new GraphQLFieldException("The service is not offered any more; choose another.", "BAD_USER_INPUT"),
            _ => (found, rosters),
        };
    }

    private static SqlText All(ReadModel model, ReadContext context) => Rows(model, RowSql.Columns(RowPlan.OfAll(model), "t"), context);

    private static SqlText Rows(ReadModel model, string columns, ReadContext context) =>
        new SqlText(context).Add($"select {columns} from ").AddRows(model, "t").Add($" where t.tenant_id = {SqlText.Tenant}");

    private SqlText Booked(DateTimeOffset from, DateTimeOffset until, ReadContext context) =>
        Rows(bookings, "t.technician_id, t.place, t.busy_from, t.busy_until, t.point::bytea", context)
            .Add(" and t.busy_until > ").AddValue(from.ToUniversalTime()).Add(" and t.busy_from < ").AddValue(until.ToUniversalTime());

    private static async Task<List<TRow>> RowsAsync<TRow>(NpgsqlDataReader reader, ReadModel model, CancellationToken cancellationToken)
    {
        var rows = new List<TRow>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add((TRow)RowReader.Read(reader, model.Table));
        await reader.NextResultAsync(cancellationToken);
        return rows;
    }

    private static async Task<Dictionary<Guid, List<BusyTime>>> BusyAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var busy = new Dictionary<Guid, List<BusyTime>>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var whose = reader.GetGuid(0);
            if (!busy.TryGetValue(whose, out var times))
                busy[whose] = times = [];
            times.Add(new BusyTime(
                reader.GetInt32(1), reader.GetFieldValue<DateTimeOffset>(2), reader.GetFieldValue<DateTimeOffset>(3),
                reader.IsDBNull(4) ? null : PointOf(reader.GetFieldValue<byte[]>(4))));
        }

        return busy;
    }

    /// <summary>A point as the database keeps it, in extended WKB: order of bytes, type, system of coordinates, longitude, latitude. Ten thousand of them are read at once.</summary>
    private static GeoPoint PointOf(byte[] ewkb) => ewkb is [1, 1, 0, 0, 0x20, ..] && ewkb.Length == 25
        ? new GeoPoint(BinaryPrimitives.ReadDoubleLittleEndian(ewkb.AsSpan(17)), BinaryPrimitives.ReadDoubleLittleEndian(ewkb.AsSpan(9)))
        : throw new NotSupportedException("The place of a booking is no point.");
}
