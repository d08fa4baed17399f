namespace FieldServices.Domain.Technicians.Following;

/// <summary>What a calendar's followers record about themselves.</summary>
public abstract record FollowerEvent
{
    private protected FollowerEvent()
    {
    }
}

public sealed record FollowerJoined(TechnicianId TechnicianId) : FollowerEvent;

/// <summary>The followers were told of a change of the calendar.</summary>
public sealed record FollowersTold(string Because) : FollowerEvent;
