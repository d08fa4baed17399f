using System.Text.Json;
using FieldServices.EventStore.Tests.Harness;
using FieldServices.EventStore.Views;
using NetTopologySuite.Geometries;

namespace FieldServices.EventStore.Tests.Views;

public sealed class ViewTableContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private readonly TenantId tenant = Accounts.NewTenant();

    [Fact]
    public async Task Every_column_type_comes_back_as_it_went_in()
    {
        var table = await database.CreateAsync(Sample("round_trips"));
        await SaveAsync(table, Samples.Full, Samples.Sparse);
        foreach (var row in new[] { Samples.Full, Samples.Sparse })
            Equal(row, await LoadAsync(table, row.Id));
    }

    [Fact]
    public async Task A_saved_row_replaces_the_one_before_it()
    {
        var table = await database.CreateAsync(Sample("replaced"));
        await SaveAsync(table, Samples.Full);
        await SaveAsync(table, Samples.Sparse with { Id = Samples.Full.Id });
        Equal(Samples.Sparse with { Id = Samples.Full.Id }, await LoadAsync(table, Samples.Full.Id));
    }

    [Fact]
    public async Task A_place_is_measured_on_the_earth()
    {
        var table = await database.CreateAsync(Sample("places"));
        await SaveAsync(table, Samples.Full with { Place = new Point(0, 51) });
        var metres = await database.ScalarAsync<double>(
            "select st_distance(place, st_makepoint(0, 52)::geography) from read.places_v1 where tenant_id = $1", tenant.Value);
        Assert.InRange(metres, 111_000, 111_500);
    }

    [Fact]
    public async Task Creating_tables_again_and_on_many_nodes_changes_nothing()
    {
        var table = await database.CreateAsync(Sample("again"));
        await SaveAsync(table, Samples.Full);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => database.CreateAsync(Sample("again"))));
        Equal(Samples.Full, await LoadAsync(table, Samples.Full.Id));
    }

    [Fact]
    public async Task A_changed_row_without_a_raised_version_is_refused()
    {
        await database.CreateAsync(Named<NarrowRow>("changing", r => r.Id));
        var error = await Assert.ThrowsAsync<InvalidRegistrationException>(() => database.CreateAsync(Named<WideRow>("changing", r => r.Id)));
        Assert.Contains("changing", Assert.Single(error.Problems), StringComparison.Ordinal);
        Assert.Contains("raise the view's version", error.Message, StringComparison.Ordinal);
        await database.CreateAsync(Named<WideRow>("changing", r => r.Id, version: 2));
    }

    [Fact]
    public async Task A_column_that_may_become_null_is_a_changed_row()
    {
        await database.CreateAsync(Named<WideRow>("nullable", r => r.Id));
        await Assert.ThrowsAsync<InvalidRegistrationException>(() => database.CreateAsync(Named<LooseRow>("nullable", r => r.Id)));
    }

    [Fact]
    public async Task Declared_indexes_are_made_with_the_tenant_in_front()
    {
        await database.CreateAsync(Named<SampleRow>("indexed", r => r.Id).Index(r => r.Colour, r => r.At).Index(r => r.Place).Index(r => r.Texts));
        await using var command = database.Source.CreateCommand("select indexdef from pg_indexes where tablename = 'indexed_v1'");
        var definitions = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            definitions.Add(reader.GetString(0));
        Assert.Contains(definitions, d => d.Contains("btree (tenant_id, colour, at, id, from_position)", StringComparison.Ordinal));
        Assert.Contains(definitions, d => d.Contains("gist (tenant_id, place)", StringComparison.Ordinal));
        Assert.Contains(definitions, d => d.Contains("gin (tenant_id, texts)", StringComparison.Ordinal));
    }

    [Fact]
    public void A_property_that_no_column_can_hold_is_refused_when_the_table_is_composed() =>
        Assert.Throws<NotSupportedException>(() => new ViewTable(Named<ImpossibleRow>("impossible", r => r.Id)));

    private async Task SaveAsync(ViewTable table, params SampleRow[] rows)
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        await RowWrites.UpsertAsync(connection, table, tenant, rows);
    }

    private async Task<SampleRow> LoadAsync(ViewTable table, SampleId id)
    {
        await using var command = database.Source.CreateCommand(table.SelectByKeys);
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = new[] { id.Value } });
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        return (SampleRow)RowReader.Read(reader, table);
    }

    // Records compare lists by reference; members do not.
    private static void Equal(SampleRow expected, SampleRow actual)
    {
        foreach (var property in typeof(SampleRow).GetProperties())
            Assert.Equal(property.GetValue(expected), property.GetValue(actual));
    }

    private static View<SampleRow> Sample(string name) => Named<SampleRow>(name, r => r.Id);

    private static View<TRow> Named<TRow>(string name, System.Linq.Expressions.Expression<Func<TRow, object?>> key, int version = 1)
        where TRow : class => new(name, version, SampleJson.Default, key, [], (row, _) => row);

    public sealed record NarrowRow(Guid Id, string Name);

    public sealed record WideRow(Guid Id, string Name, int Count);

    public sealed record LooseRow(Guid Id, string Name, int? Count);

    public sealed record ImpossibleRow(Guid Id, JsonElement[][] Anything);
}
