using FieldServices.Workflows.Messages;

namespace FieldServices.Domain.Bookings.Waiting;

/// <summary>The words of the waiting list.</summary>
public static class WaitingTemplates
{
    public static MessageTemplate Offer { get; } = new(
        "waiting-list-offer", ["reference", "start", "until"], "A time is free for {reference}",
        "{reference}: a time has become free at {start}. We keep it for you until {until}; please tell us whether you take it.");

    public static MessageTemplate Places { get; } = new(
        "waiting-list-places", ["reference", "start", "seats", "until"], "Places are free for {reference}",
        "{reference}: places in a group have become free at {start}, as many as you need ({seats}). We keep them for you until {until}; please tell us whether you take them.");

    public static MessageTemplate Over { get; } = new(
        "waiting-list-over", ["reference"], "{reference} is not on the waiting list any more",
        "{reference} is not on our waiting list any more: its days have passed, or our offers were not answered. Please tell us if you still want a time.");

    public static IReadOnlyList<MessageTemplate> All { get; } = [Offer, Places, Over];
}
