using System.Threading.Channels;
using Npgsql;

namespace FieldServices.EventStore.Projecting;

/// <summary>
/// Reads a tenant's log page after page while others are folded and written, some pages ahead and no further. The log never changes
/// behind its head; what the view may not see can change, so whoever uses this drops it when somebody else has written to the view.
/// </summary>
internal sealed class PagesAhead
{
    private const int Most = 3;

    private readonly Channel<Page> pages = Channel.CreateBounded<Page>(Most);

    private PagesAhead()
    {
    }

    /// <summary>Begins to read after a position, up to the end of the log.</summary>
    public static PagesAhead Start(NpgsqlDataSource database, PageReader reader, TenantId tenant, long from, int size)
    {
        var ahead = new PagesAhead();
        _ = Task.Run(() => ahead.RunAsync(database, reader, tenant, from, size));
        return ahead;
    }

    /// <summary>The next page, if it is the one that begins after a position and ends before another.</summary>
    /// <returns>Null when it is not, or when all has been read.</returns>
    /// <exception cref="Exception">Whatever the reading of this page met.</exception>
    public async Task<Page?> NextAsync(long from, long upTo, CancellationToken cancellationToken) =>
        await pages.Reader.WaitToReadAsync(cancellationToken) && pages.Reader.TryRead(out var page) && page.From == from && page.To <= upTo
            ? page
            : null;

    /// <summary>Stops reading; what has been read is not used any more.</summary>
    public void Drop() => pages.Writer.TryComplete();

    // A connection for each page: while it waits for its reader, this holds none.
    private async Task RunAsync(NpgsqlDataSource database, PageReader reader, TenantId tenant, long from, int size)
    {
        try
        {
            for (var (at, more) = (from, true); more;)
            {
                var page = await ReadAsync(database, reader, tenant, at, size);
                if (page.To > at)
                    await pages.Writer.WriteAsync(page with { IsAhead = true });
                (at, more) = (page.To, page.To < page.Head);
            }
            pages.Writer.TryComplete();
        }
        catch (Exception e)
        {
            // Shown to whoever asks for this page; the ones before it are good. Once dropped, nobody asks.
            pages.Writer.TryComplete(e);
        }
    }

    private static async Task<Page> ReadAsync(NpgsqlDataSource database, PageReader reader, TenantId tenant, long from, int size)
    {
        await using var connection = await database.OpenConnectionAsync();
        return await reader.ReadAsync(connection, tenant, from, size, CancellationToken.None);
    }
}
