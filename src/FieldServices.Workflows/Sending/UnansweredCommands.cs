using FieldServices.EventStore.Placing;

namespace FieldServices.Workflows.Sending;

/// <summary>Commands of workflows whose answer has not been taken yet, dead letters too: they may be sent again.</summary>
public static class UnansweredCommands
{
    /// <summary>The ids of those that were written longer ago than an age; their outcomes must be kept as long as they are there.</summary>
    public static async Task<IReadOnlyList<Guid>> OlderThanAsync(Places places, TimeSpan age, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(places);
        var ids = new List<Guid>();
        foreach (var place in places.All)
        {
            await using var command = place.Database.CreateCommand("select command_id from workflows.commands where created_at < clock_timestamp() - $1");
            command.Parameters.Add(new() { Value = age });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                ids.Add(reader.GetGuid(0));
        }
        return ids;
    }
}
