using FieldServices.EventStore.Views;

namespace FieldServices.EventStore.Placing.Moving;

/// <summary>How a tenant is moved.</summary>
public sealed record MoveOptions
{
    /// <summary>
    /// How long the tenant's appends may wait for the last part of a move. What takes longer is given up, and they go on as before;
    /// the server itself ends the pause when the mover falls silent.
    /// </summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many positions of the log are copied and compared at a time.</summary>
    public int PageSize { get; init; } = 20_000;

    /// <summary>The database schemas in which every table with a column <c>tenant_id</c> moves with the tenant.</summary>
    public IReadOnlyList<string> Schemas { get; init; } = ["eventstore", ViewTable.Schema];

    /// <summary>
    /// Tables (or whole schemas) whose rows are work to be done: they leave the old database in the transaction that decides the move,
    /// so that nobody does the same work in both. Whoever does it passes over tenants whose log is closed, takes the rows of one table
    /// by primary key, and those of several in this order, before the lock on the tenant's head row.
    /// </summary>
    public IReadOnlyList<string> HandedOver { get; init; } = ["eventstore.parked"];

    /// <summary>What stays: the row that says where the tenant is, the map, and the log, which is copied by its positions.</summary>
    internal static IReadOnlyList<string> Apart { get; } = ["eventstore.tenant_heads", "eventstore.placements", "eventstore.events"];

    internal IReadOnlyList<TenantTable> HandedOverOf(IReadOnlyList<TenantTable> tables) =>
        [.. HandedOver.SelectMany(h => tables.Where(t => t.Name == h || t.Name.Split('.')[0] == h)).Distinct()];
}
