namespace FieldServices.EventStore.Appending;

/// <summary>How concurrent appends share transactions, and how many may wait.</summary>
public sealed record AppendOptions
{
    /// <summary>How many appends of one tenant may wait; more are refused with <see cref="LogBusyException"/>.</summary>
    public int QueuedPerTenant { get; init; } = 5_000;

    /// <summary>How many appends of all tenants may wait.</summary>
    public int Queued { get; init; } = 20_000;

    /// <summary>How many bytes of event bodies may wait, over all tenants.</summary>
    public long QueuedBytes { get; init; } = 128L << 20;

    /// <summary>How many appends one transaction carries at most.</summary>
    public int FlushedAtOnce { get; init; } = 256;

    /// <summary>How many bytes of event bodies one transaction carries at most; a single larger append is a transaction of its own.</summary>
    public int FlushedBytes { get; init; } = 2 << 20;

    /// <summary>False to leave out the hashes of events, which is for measuring what they cost: such a log can be neither signed nor verified.</summary>
    public bool Hashes { get; init; } = true;

    /// <summary>How many transactions, each of another tenant, run at once; each uses one connection.</summary>
    public int ParallelFlushes { get; init; } = 8;
}
