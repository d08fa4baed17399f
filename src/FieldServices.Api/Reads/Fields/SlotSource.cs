using System.Buffers.Binary;
using FieldServices.Api.Reads.Past;
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

/// <summary>
/// Everything that available slots follow from: the service, the technicians with their calendars, and what is booked. All of it is read in two
/// round trips; while nothing of the tenant changes, the second is left out.
/// </summary>
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
        var (found, positions) = (default(ServiceRow), (IReadOnlyList<long>)[]);
        await RowQuery.ExecuteAsync([Positions(context), ViewRows.All(services, context).Add(" and t.id = ").AddValue(service)], context, async reader =>
        {
            positions = await PositionsAsync(reader, cancellationToken);
            found = (await ViewRows.ReadAsync<ServiceRow>(reader, services, cancellationToken)).FirstOrDefault();
        }, cancellationToken);
        var rosters = context.At == Moment.Now ? context.Platform.Rosters.Find(context.Caller.Tenant, from, until, positions) : null;
        return found switch
        {
            null => throw new GraphQLFieldException("There is no such service.", "NOT_FOUND"),
            { Withdrawn: true } => throw new GraphQLFieldException("The service is not offered any more; choose another.", "BAD_USER_INPUT"),
            _ => (found, rosters ?? await RostersAsync(from, until, context, cancellationToken)),
        };
    }

    // Invariant: what is remembered was read after its positions, from the same database. A row that came in between makes it newer than they
    // say, never older. Held by: SlotQueryTests.What_is_offered_can_be_held_and_is_then_offered_no_more
    private async Task<IReadOnlyList<Roster>> RostersAsync(DateTimeOffset from, DateTimeOffset until, ReadContext context, CancellationToken cancellationToken)
    {
        var (rosters, positions) = (new List<Roster>(), (IReadOnlyList<long>)[]);
        SqlText[] statements = [Positions(context), ViewRows.All(calendars, context), ViewRows.All(technicians, context).Add(" and not t.has_left"), Booked(from, until, context)];
        await RowQuery.ExecuteAsync(statements, context, async reader =>
        {
            rosters.Clear();
            positions = await PositionsAsync(reader, cancellationToken);
            var open = await ViewRows.ReadAsync<CalendarRow>(reader, calendars, cancellationToken);
            var people = await ViewRows.ReadAsync<TechnicianRow>(reader, technicians, cancellationToken);
            rosters.AddRange(Rosters.Of(people, open, await BusyAsync(reader, cancellationToken)));
        }, cancellationToken);
        if (context.At == Moment.Now)
            context.Platform.Rosters.Keep(context.Caller.Tenant, from, until, positions, rosters);
        return rosters;
    }

    /// <summary>How far the views have come, as the database that is read knows it.</summary>
    private SqlText Positions(ReadContext context) =>
        new SqlText(context).Add($"select position from eventstore.checkpoints where tenant_id = {SqlText.Tenant} and view = any(")
            .AddValue(new[] { technicians, calendars, bookings }.Select(m => m.Table.View.Table).ToArray()).Add(") order by view");

    private static async Task<IReadOnlyList<long>> PositionsAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var positions = new List<long>();
        while (await reader.ReadAsync(cancellationToken))
            positions.Add(reader.GetInt64(0));
        await reader.NextResultAsync(cancellationToken);
        return positions;
    }

    private SqlText Booked(DateTimeOffset from, DateTimeOffset until, ReadContext context) =>
        ViewRows.Some(bookings, "t.technician_id, t.place, t.busy_from, t.busy_until, t.point::bytea", context)
            .Add(" and t.busy_until > ").AddValue(from.ToUniversalTime()).Add(" and t.busy_from < ").AddValue(until.ToUniversalTime());

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
