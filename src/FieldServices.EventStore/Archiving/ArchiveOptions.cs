namespace FieldServices.EventStore.Archiving;

/// <summary>How much is archived at a time.</summary>
public sealed record ArchiveOptions
{
    /// <summary>How many streams are looked at in one statement.</summary>
    public int PageSize { get; init; } = 500;

    /// <summary>How many streams are marked in one transaction, which holds up appends of the tenant for that moment.</summary>
    public int StreamsAtOnce { get; init; } = 100;

    /// <summary>How many events change their part in one transaction, which holds up nobody.</summary>
    public int EventsAtOnce { get; init; } = 500;

    /// <summary>The pause between two transactions, so that others have the disk too.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(20);
}
