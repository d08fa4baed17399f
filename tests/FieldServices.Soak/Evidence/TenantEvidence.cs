namespace FieldServices.Soak.Evidence;

/// <summary>Everything that is known of one tenant after a run: what the database holds, and what everybody outside saw.</summary>
public sealed record TenantEvidence
{
    public required string Tenant { get; init; }

    /// <summary>The actor under whom the clients of the run act; others may write too.</summary>
    public required string Actor { get; init; }

    /// <summary>The log, in the order of positions.</summary>
    public IReadOnlyList<LoggedEvent> Log { get; init; } = [];

    /// <summary>The last position that the store says it has given out.</summary>
    public long Head { get; init; }

    /// <summary>The version that the store says each stream has.</summary>
    public IReadOnlyDictionary<string, long> Versions { get; init; } = new Dictionary<string, long>();

    /// <summary>The remembered outcomes, by command id.</summary>
    public IReadOnlyDictionary<Guid, StoredOutcome> Outcomes { get; init; } = new Dictionary<Guid, StoredOutcome>();

    public IReadOnlyList<SentCommand> Commands { get; init; } = [];

    public IReadOnlyList<FollowerTrace> Followers { get; init; } = [];

    public IReadOnlyList<ReadAfterWrite> Reads { get; init; } = [];

    public IReadOnlyList<ViewRows> Views { get; init; } = [];

    /// <summary>The steps of workflows, in the order of positions.</summary>
    public IReadOnlyList<LoggedStep> Steps { get; init; } = [];

    public Unfinished Unfinished { get; init; } = Unfinished.Nothing;
}
