namespace FieldServices.Domain.Emergencies;

/// <summary>By when each promise falls due; recorded pauses of the clock are already added.</summary>
/// <param name="AcknowledgeBy">A person has taken note of the report.</param>
/// <param name="DispatchBy">A contractor has accepted.</param>
/// <param name="OnSiteBy">The contractor is at the place.</param>
public sealed record Deadlines(DateTimeOffset AcknowledgeBy, DateTimeOffset DispatchBy, DateTimeOffset OnSiteBy)
{
    public DateTimeOffset Of(DeadlineKind kind) => kind switch
    {
        DeadlineKind.Acknowledge => AcknowledgeBy,
        DeadlineKind.Dispatch => DispatchBy,
        DeadlineKind.OnSite => OnSiteBy,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This promise has no deadline yet."),
    };
}
