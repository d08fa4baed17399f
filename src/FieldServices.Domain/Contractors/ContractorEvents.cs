namespace FieldServices.Domain.Contractors;

public abstract record ContractorEvent
{
    private protected ContractorEvent()
    {
    }
}

public sealed record ContractorRegistered(string Name, TradingContact? Contact = null) : ContractorEvent;

public sealed record ContractorSkillsSet(IReadOnlyList<HeldSkill> Skills) : ContractorEvent;

public sealed record ContractorInsuranceSet(Insurance Insurance) : ContractorEvent;

public sealed record ContractorCoverageSet(Coverage Coverage) : ContractorEvent;

public sealed record ContractorAvailabilitySet(bool Available, string? Reason = null) : ContractorEvent;
