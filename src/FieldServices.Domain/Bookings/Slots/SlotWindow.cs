namespace FieldServices.Domain.Bookings.Slots;

/// <summary>A part of a day in which something can be booked: an hour, or the morning or the afternoon.</summary>
/// <param name="From">When it begins, as the clocks of the place show it.</param>
/// <param name="Until">When it ends.</param>
/// <param name="Slots">How many times begin in it.</param>
/// <param name="First">The first of them.</param>
public sealed record SlotWindow(DateTime From, DateTime Until, int Slots, AvailableSlot First)
{
    public static IEnumerable<SlotWindow> Of(IEnumerable<AvailableSlot> slots, int hours) =>
        from slot in slots
        let start = slot.Slot.Start
        group slot by start.Date.AddHours(start.Hour / hours * hours) into window
        select new SlotWindow(window.Key, window.Key.AddHours(hours), window.Count(), window.First());
}
