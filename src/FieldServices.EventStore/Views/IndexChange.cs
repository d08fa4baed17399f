using FieldServices.EventStore.Schema;
using Npgsql;

namespace FieldServices.EventStore.Views;

/// <summary>
/// Brings the indexes of tables that exist to what this program expects, one after the other, while rows are read and written. Whatever
/// stops it, the next run goes on.
/// </summary>
/// <param name="connection">A connection without a transaction.</param>
/// <param name="tables">The tables.</param>
internal sealed class IndexChange(NpgsqlConnection connection, IReadOnlyList<ViewTable> tables)
{
    private const string Find =
        "select c.relname, i.indisvalid from pg_index i join pg_class c on c.oid = i.indexrelid where c.relnamespace = any($1::regnamespace[])";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await StepsAsync(cancellationToken) is [])
            return;
        // Whoever came before may have done all of it.
        await using var turn = await MigratorsTurn.TakeAsync(connection, cancellationToken);
        foreach (var step in await StepsAsync(cancellationToken))
        {
            await using var command = new NpgsqlCommand(step, connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    // Invariant: an index that another takes the place of goes last, so nothing is ever read without one. What was left half made when its
    // maker was stopped is there but not valid: it is made again.
    // Held by: IndexChangeContract.Indexes_of_an_earlier_release_are_replaced_while_rows_are_written
    private async Task<IReadOnlyList<string>> StepsAsync(CancellationToken cancellationToken)
    {
        var found = await FoundAsync(cancellationToken);
        var expected = tables.SelectMany(t => t.Indexes).ToList();
        return
        [
            .. expected.Where(i => found.TryGetValue(i.Name, out var valid) && !valid).Select(i => i.DropBeside),
            .. expected.Where(i => !found.GetValueOrDefault(i.Name)).Select(i => i.CreateBeside),
            .. tables.SelectMany(t => t.ReplacedIndexes).Where(i => found.ContainsKey(i.Name)).Select(i => i.DropBeside),
        ];
    }

    private async Task<Dictionary<string, bool>> FoundAsync(CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Find, connection) { Parameters = { new() { Value = tables.SelectMany(t => t.Indexes).Select(i => i.Schema).Distinct().ToArray() } } };
        var found = new Dictionary<string, bool>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            found[reader.GetString(0)] = reader.GetBoolean(1);
        return found;
    }
}
