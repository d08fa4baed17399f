using FieldServices.Domain.Shared;
using FieldServices.EventStore;

namespace FieldServices.Domain.Contractors;

/// <summary>Everything that decisions need to know of a contractor.</summary>
public sealed record Contractor(
    string? Name,
    IReadOnlyList<HeldSkill> Skills,
    IReadOnlyList<Insurance> Policies,
    Coverage? Coverage,
    bool Available) : ICandidate
{
    public static Contractor Initial { get; } = new(null, [], [], null, Available: false);

    public static Aggregate<Contractor, ContractorEvent> Aggregate { get; } = new("contractor", Initial, Evolve);

    /// <summary>How the contractor is reached.</summary>
    public TradingContact? Contact { get; init; }

    public bool IsRegistered => Name is not null;

    public static Contractor Evolve(Contractor state, ContractorEvent @event) => @event switch
    {
        ContractorRegistered e => state with { Name = e.Name, Contact = e.Contact, Available = true },
        ContractorSkillsSet e => state with { Skills = e.Skills },
        ContractorInsuranceSet e => state with { Policies = [.. state.Policies.Where(p => p.Kind != e.Insurance.Kind), e.Insurance] },
        ContractorCoverageSet e => state with { Coverage = e.Coverage },
        ContractorAvailabilitySet e => state with { Available = e.Available },
        _ => throw new UnhandledEventException(nameof(Contractor), @event),
    };
}
