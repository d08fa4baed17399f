using FieldServices.EventStore.Placing;
using Npgsql;

namespace FieldServices.EventStore.Projecting;

/// <summary>Tells what is wrong with the events of a page or their fold from what is wrong with the world around.</summary>
internal static class Failure
{
    /// <summary>
    /// True when the same page will fail again until an event is left out or the fold is mended: whatever the fold or the reading
    /// of a body throws, and values that the table refuses (SQLSTATE classes 22 and 23).
    /// </summary>
    public static bool IsOfThePage(Exception error) => error switch
    {
        OperationCanceledException or TenantMovedException => false,
        PostgresException e => e.SqlState.StartsWith("22", StringComparison.Ordinal) || e.SqlState.StartsWith("23", StringComparison.Ordinal),
        NpgsqlException or IOException or TimeoutException or ObjectDisposedException or OutOfMemoryException => false,
        _ => true,
    };
}
