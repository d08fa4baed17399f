namespace FieldServices.EventStore.Proving.Exporting;

/// <summary>One line of an export.</summary>
public abstract record ExportLine
{
    private ExportLine()
    {
    }

    /// <summary>The first.</summary>
    public sealed record Header(ExportHeader Value) : ExportLine;

    /// <summary>An event.</summary>
    public sealed record Entry(StoredEntry Value) : ExportLine;

    /// <summary>A signed checkpoint.</summary>
    public sealed record Checkpoint(SignedCheckpoint Value) : ExportLine;

    /// <summary>A row of a table beside the log, as JSON.</summary>
    public sealed record Row(string Table, string Json) : ExportLine;

    /// <summary>The last: how many lines there are before it.</summary>
    public sealed record End(long Lines) : ExportLine;
}
