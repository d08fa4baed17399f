namespace FieldServices.Domain.Series.Planning;

/// <summary>What the planning of a series records about itself.</summary>
public abstract record PlanningEvent
{
    private protected PlanningEvent()
    {
    }
}

/// <summary>The series was asked to plan what comes into its horizon.</summary>
public sealed record PlanAsked(SeriesId SeriesId, string Because) : PlanningEvent;

/// <summary>There is nothing to plan from that day on.</summary>
public sealed record PlanningEnds(DateOnly From) : PlanningEvent;

/// <summary>There is nothing more to plan.</summary>
public sealed record PlanningEnded : PlanningEvent;
