using System.Buffers.Text;
using System.Globalization;
using System.Text;
using FieldServices.Api.Reads;
using FieldServices.Api.Reads.Connections;
using FieldServices.EventStore.Reading;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Types;

namespace FieldServices.Api.Audit;

/// <summary>The history of one thing in pages of the shape that Relay knows.</summary>
internal static class HistoryPages
{
    private const int LargestFirst = 1_000;

    public static void Add(SchemaBuilder schema, AuditTypes types, IReadOnlyList<string> kinds)
    {
        var edge = schema.Object<HistoryEntry>("HistoryEventEdge", "An event with its cursor.")
            .Field("cursor", Scalars.String.NonNull(), CursorOf, "Give it as `after` to go on behind this event.")
            .Field("node", types.Event.NonNull(), e => e, "The event.");
        var connection = schema.Object<HistoryPage>("HistoryConnection", "A page of a history.")
            .Field("edges", edge.NonNull().List().NonNull(), p => p.Events, "The events with their cursors.")
            .Field("nodes", types.Event.NonNull().List().NonNull(), p => p.Events, "The events.")
            .Field("pageInfo", schema.Types.First(t => t.Name == "PageInfo").NonNull(), p => p.Info, "Where the page stands.");
        schema.Query.Field(
            "history",
            connection.NonNull(),
            [
                Arg.Of("of", Scalars.String.NonNull(), $"The thing, as kind/id; kinds: {string.Join(", ", kinds)}."),
                Arg.Of("from", Scalars.Long, "The first version to read.", 1L),
                Arg.Of("to", Scalars.Long, "The last version to read; to the end, when left out."),
                Arg.Of("types", Scalars.String.NonNull().List(), "Only events of these names, such as emergency.reported."),
                Arg.Of("first", Scalars.Int, $"At most so many events, up to {LargestFirst}.", 100),
                Arg.Of("after", Scalars.String, "Continue behind this cursor."),
            ],
            ReadAsync,
            "The history of one thing, oldest first; empty when there is no such thing.");
    }

    private static async Task<HistoryPage> ReadAsync(FieldContext field, CancellationToken cancellationToken)
    {
        var context = AuditFields.Asked(field);
        var histories = context.Platform.Histories;
        var stream = AuditFields.StreamOf(field, histories.Kinds);
        var (first, after) = (field.Argument<int>("first"), field.Argument<string>("after"));
        if (first is < 1 or > LargestFirst)
            throw AuditFields.Bad($"'first' is from 1 to {LargestFirst}.");
        var types = EventNames.Of(field, context.Platform.Catalog)?.ToHashSet(StringComparer.Ordinal);
        var begin = Math.Max(field.Argument<long>("from"), after is null ? 1 : VersionOf(after) + 1);
        var events = new List<HistoryEntry>();
        var range = new StreamRange(FromVersion: begin, ToVersion: field.Argument<long?>("to") ?? long.MaxValue, Limit: types is null ? first + 1 : long.MaxValue);
        await foreach (var recorded in histories.ReadAsync(context.Caller.Tenant, stream, range, context.Sight, cancellationToken))
        {
            if (types is null || types.Contains(recorded.Envelope.Type.Name))
                events.Add(recorded);
            if (events.Count > first)
                break;
        }
        var page = events.Take(first).ToList();
        return new HistoryPage(page, new PageInfo(events.Count > first, begin > 1, page.Count > 0 ? CursorOf(page[0]) : null, page.Count > 0 ? CursorOf(page[^1]) : null));
    }

    private static string CursorOf(HistoryEntry recorded) =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"v{recorded.Envelope.Version}")));

    private static long VersionOf(string cursor)
    {
        try
        {
            var text = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor));
            if (text.StartsWith('v') && long.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version < long.MaxValue)
                return version;
        }
        catch (FormatException)
        {
            // Told below, together with other texts.
        }
        throw AuditFields.Bad("'after' is not a cursor of a history; use the endCursor of its last page.");
    }

    private sealed record HistoryPage(IReadOnlyList<HistoryEntry> Events, PageInfo Info);
}
