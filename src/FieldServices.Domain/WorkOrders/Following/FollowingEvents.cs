namespace FieldServices.Domain.WorkOrders.Following;

/// <summary>What following the visits of a work order records about itself.</summary>
public abstract record FollowingEvent
{
    private protected FollowingEvent()
    {
    }
}

/// <summary>The work order was asked to note how far a visit is, as of this version of its booking.</summary>
public sealed record NoteAsked(int Visit, VisitProgress Progress, long Version) : FollowingEvent;

/// <summary>The work order is completed or given back; only an inspection that is not passed takes it up again.</summary>
public sealed record FollowingEnded : FollowingEvent;
