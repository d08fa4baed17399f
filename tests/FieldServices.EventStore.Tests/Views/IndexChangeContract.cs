using FieldServices.EventStore.Tests.Harness;
using FieldServices.EventStore.Views;

namespace FieldServices.EventStore.Tests.Views;

public sealed class IndexChangeContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private const string Wanted =
        "select count(*) from pg_index i join pg_class c on c.oid = i.indexrelid where i.indisvalid and c.relname = any($1)";

    private static readonly string[] Before = ["changed_v1_by_colour", "changed_v1_history_by_span", "changed_v1_by_parts_of_text"];
    private static readonly string[] After = ["changed_v1_by_colour_since", "changed_v1_history_by_length", "changed_v1_by_folded_parts_of_text"];

    private static View<SampleRow> View { get; } = new View<SampleRow>("changed", 1, SampleJson.Default, r => r.Id, [], (row, _) => row).Index(r => r.Colour).TextIndex(r => r.Text);

    [Fact]
    public async Task Indexes_of_an_earlier_release_are_replaced_while_rows_are_written()
    {
        var table = await database.CreateAsync(View);
        await database.ExecuteAsync($"drop index read.{After[0]}, read.{After[1]}, read.{After[2]}");
        await database.ExecuteAsync($"create index {Before[0]} on {table.Name} (tenant_id, colour, id)");
        await database.ExecuteAsync($"create index {Before[1]} on {table.History.Name} using gist (tenant_id, int8range(from_position, to_position))");
        await database.ExecuteAsync($"create index {Before[2]} on {table.Name} using gin (tenant_id, text gin_trgm_ops)");
        // One that a maker left half made.
        await database.ExecuteAsync($"create index {After[1]} on {table.History.Name} (tenant_id)");
        await database.ExecuteAsync("update pg_index set indisvalid = false where indexrelid = $1::regclass", $"read.{After[1]}");
        await using var connection = await database.Source.OpenConnectionAsync();
        Task changing;
        await using (var writer = await connection.BeginTransactionAsync())
        {
            await RowWrites.UpsertAsync(connection, table, Accounts.NewTenant(), [Samples.Full]);
            changing = Task.WhenAll(Enumerable.Range(0, 3).Select(_ => database.CreateAsync(View)));
            await database.LockWaitersAsync(1);
            await using var other = await database.Source.OpenConnectionAsync();
            await RowWrites.UpsertAsync(other, table, Accounts.NewTenant(), [Samples.Full]);
            Assert.False(changing.IsCompleted);
            await writer.CommitAsync();
        }
        await changing;
        Assert.Equal(3, await database.ScalarAsync<long>(Wanted, (object)After));
        Assert.Equal(0, await database.ScalarAsync<long>(Wanted, (object)Before));
        Assert.Contains("width_bucket", await database.ScalarAsync<string>("select pg_get_indexdef($1::regclass)", $"read.{After[1]}"), StringComparison.Ordinal);
    }
}
