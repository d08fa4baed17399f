using System.Globalization;
using FieldServices.Domain.Shared;
using FieldServices.Workflows;
using FieldServices.Workflows.Messages;

namespace FieldServices.Domain.Bookings.Waiting;

/// <summary>What customers on the waiting list are told.</summary>
internal static class WaitingMessages
{
    public static IEnumerable<Output> Offer(Waiter waiter, SlotHeld held) => To(waiter, WaitingTemplates.Offer, new()
    {
        ["reference"] = BookingReference.Of(waiter.BookingId.Value),
        ["start"] = Words(held.Slot.Start),
        ["until"] = Words(LocalTime.ToLocal(held.Until, waiter.Zone)),
    });

    public static IEnumerable<Output> Places(Waiter waiter, PlacesOffered offered) => To(waiter, WaitingTemplates.Places, new()
    {
        ["reference"] = BookingReference.Of(waiter.BookingId.Value),
        ["start"] = Words(LocalTime.ToLocal(offered.Slot.From, waiter.Zone)),
        ["seats"] = offered.Seats.ToString(CultureInfo.InvariantCulture),
        ["until"] = Words(LocalTime.ToLocal(offered.Until, waiter.Zone)),
    });

    public static IEnumerable<Output> Over(Waiter waiter) =>
        To(waiter, WaitingTemplates.Over, new() { ["reference"] = BookingReference.Of(waiter.BookingId.Value) });

    private static IEnumerable<Output> To(Waiter waiter, MessageTemplate template, Dictionary<string, string> data)
    {
        if (waiter.Contact?.Phone is { } phone)
            yield return new Output.Deliver(new Message("sms", phone.Value, template.Name, data));
        if (waiter.Contact?.Email is { } email)
            yield return new Output.Deliver(new Message("email", email.Value, template.Name, data));
    }

    private static string Words(DateTime local) => local.ToString("HH:mm 'on' dddd, d MMMM", CultureInfo.InvariantCulture);
}
