using FieldServices.Api.Reads;
using FieldServices.Api.Reads.Fields;
using FieldServices.Api.Reads.Filters;
using FieldServices.Api.Reads.Past;
using FieldServices.Domain.Bookings.Views;
using FieldServices.Domain.Emergencies.Views;
using FieldServices.Domain.Properties.Views;
using FieldServices.Domain.WorkOrders.Views;
using FieldServices.EventStore;
using FieldServices.EventStore.Reading;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Types;

namespace FieldServices.Api.Audit;

/// <summary>Everything that happened with a customer, as one story: what is recorded of the customer, of the properties, the bookings, the work orders, and the emergencies.</summary>
internal static class CustomerTimelineField
{
    private const int LargestFirst = 500;
    private const int MostThings = 100;

    public static void Add(SchemaBuilder schema, IReadOnlyDictionary<string, ReadModel> models, MomentTypes moments)
    {
        (string Kind, ReadModel Model, string Order)[] things =
        [
            ("booking", models[BookingList.View.Name], "requested_at"), ("property", models[PropertyList.View.Name], "registered_at"),
            ("work-order", models[WorkOrderList.View.Name], "requested_at"), ("emergency", models[EmergencyBoard.View.Name], "reported_at"),
        ];
        var recorded = schema.Types.First(t => t.Name == "HistoryEvent");
        schema.Query.Field(
            "customerTimeline",
            recorded.NonNull().List().NonNull(),
            [
                Arg.Of("customer", Scalars.ID.NonNull(), "The customer."),
                Arg.Of("first", Scalars.Int, $"At most so many events, the latest, up to {LargestFirst}.", 50),
                Arg.Of("before", Scalars.Long, "Only what stands before this position of the log: the position of the last event of the page before."),
                .. moments.Arguments(things[0].Model),
            ],
            (field, cancellation) => ReadAsync(things, field, cancellation),
            $"What happened with a customer, the latest first: registration, consents, what was told, and the latest {MostThings} each of properties, bookings, work orders and emergencies step by step. The subscription to events tells what comes after.");
    }

    private static async Task<IReadOnlyList<HistoryEntry>> ReadAsync((string Kind, ReadModel Model, string Order)[] things, FieldContext field, CancellationToken cancellationToken)
    {
        AuditFields.Asked(field);
        var context = await MomentTypes.ContextAsync(field, things[0].Model, cancellationToken);
        var first = field.Argument<int>("first");
        if (first is < 1 or > LargestFirst)
            throw AuditFields.Bad($"'first' is from 1 to {LargestFirst}.");
        var customer = FilterValue.ToGuid(field.Argument<string>("customer")!);
        var last = Math.Min(context.At.Known, (field.Argument<long?>("before") ?? long.MaxValue) - 1);
        List<StreamId> streams = [new("customer", customer)];
        foreach (var (kind, model, order) in things)
            streams.AddRange(await OfAsync(kind, model, order, customer, context, field, cancellationToken));
        var events = new List<HistoryEntry>();
        foreach (var stream in streams)
            events.AddRange(await LatestAsync(stream, last, first, context, cancellationToken));
        return [.. events.OrderByDescending(e => e.Envelope.Position).Take(first)];
    }

    private static async Task<List<StreamId>> OfAsync(
        string kind, ReadModel model, string order, Guid customer, ReadContext context, FieldContext field, CancellationToken cancellationToken)
    {
        await context.AwaitAsync(model.Table.View, null, field, cancellationToken);
        var sql = ViewRows.Some(model, "t.id", context).Add(" and t.customer_id = ").AddValue(customer).Add($" order by t.{order} desc limit {MostThings}");
        var found = new List<StreamId>();
        await RowQuery.ExecuteAsync(sql, context, async reader =>
        {
            found.Clear();
            while (await reader.ReadAsync(cancellationToken))
                found.Add(new StreamId(kind, reader.GetGuid(0)));
        }, cancellationToken);
        return found;
    }

    private static async Task<List<HistoryEntry>> LatestAsync(StreamId stream, long last, int most, ReadContext context, CancellationToken cancellationToken)
    {
        var events = new List<HistoryEntry>();
        await foreach (var recorded in context.Platform.Histories.ReadAsync(context.Caller.Tenant, stream, new StreamRange(Backwards: true), context.Sight, cancellationToken))
        {
            if (recorded.Envelope.Position <= last)
                events.Add(recorded);
            if (events.Count == most)
                break;
        }

        return events;
    }
}
