namespace FieldServices.EventStore.Views;

/// <summary>An index of a table of a view.</summary>
/// <param name="Table">The table's name with its schema.</param>
/// <param name="Name">The index's name, without a schema: it is in that of its table.</param>
/// <param name="On">What follows the table's name in the statement that makes it.</param>
internal sealed record TableIndex(string Table, string Name, string On)
{
    /// <summary>The statement that makes it, in a transaction with its table.</summary>
    public string Create => $"create index if not exists {Name} on {Table} {On};\n";

    /// <summary>The statement that makes it while rows are written, in no transaction.</summary>
    public string CreateBeside => $"create index concurrently if not exists {Name} on {Table} {On}";

    /// <summary>The statement that removes it while rows are read and written, in no transaction.</summary>
    public string DropBeside => $"drop index concurrently if exists {Schema}.{Name}";

    /// <summary>The schema of the table.</summary>
    public string Schema => Table[..Table.IndexOf('.', StringComparison.Ordinal)];
}
