using Npgsql;

namespace FieldServices.EventStore.Projecting;

/// <summary>The streams of a page that have to be folded from their beginning, each read once. For one page only.</summary>
internal sealed class StreamsOfPage(PageReader pages, NpgsqlConnection connection, TenantId tenant, IReadOnlyList<Envelope> events)
{
    private readonly Dictionary<StreamId, List<Envelope>> read = [];

    /// <summary>What the view sees of the stream of an event, up to that event.</summary>
    public async Task<IEnumerable<Envelope>> UpToAsync(Envelope envelope, CancellationToken cancellationToken)
    {
        if (!read.TryGetValue(envelope.Stream, out var stream))
        {
            var last = events.Last(e => e.Stream == envelope.Stream).Position;
            read[envelope.Stream] = stream = await pages.ReadStreamAsync(connection, tenant, envelope.Stream, 1, last, cancellationToken);
        }
        return stream.Where(e => e.Version <= envelope.Version);
    }
}
