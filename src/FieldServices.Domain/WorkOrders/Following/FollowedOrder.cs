using FieldServices.Domain.Shared;
using FieldServices.EventStore;

namespace FieldServices.Domain.WorkOrders.Following;

/// <summary>What a work order was last asked to note.</summary>
public sealed record FollowedOrder
{
    public static FollowedOrder Initial { get; } = new();

    public static Aggregate<FollowedOrder, FollowingEvent> Aggregate { get; } = new("work-order-progress", Initial, Evolve);

    /// <summary>The last of each visit.</summary>
    public IReadOnlyList<NoteAsked> Asked { get; init; } = [];

    public bool IsOver { get; init; }

    public static FollowedOrder Evolve(FollowedOrder state, FollowingEvent @event) => @event switch
    {
        NoteAsked e => state with { IsOver = false, Asked = [.. state.Asked.Where(a => a.Visit != e.Visit), e] },
        FollowingEnded => state with { IsOver = true },
        _ => throw new UnhandledEventException(nameof(FollowedOrder), @event),
    };
}
