using FieldServices.Domain.Bookings.Slots;
using FieldServices.Domain.Catalogue;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Types;

namespace FieldServices.Api.Reads.Fields;

/// <summary>Which times can be booked, in which parts of the day, and why a time cannot.</summary>
public static class SlotFields
{
    private const int LargestFirst = 2_000;
    private const int HalfDay = 12;

    public static void Add(SchemaBuilder schema, IReadOnlyDictionary<string, ReadModel> models, ColumnGraphTypes types)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(types);
        var source = new SlotSource(models);
        var asked = SlotQuestion.Arguments(types.Of(typeof(BookedBy)));
        var days = new[] { Arg.Of("from", CustomScalars.Date.NonNull(), "The first day, at the place."), Arg.Of("to", CustomScalars.Date.NonNull(), "The last day, less than 92 days after it.") };
        var slot = SlotType(schema);
        AddSlots(schema, source, slot, [.. asked, .. days]);
        AddWindows(schema, source, slot, [.. asked, .. days]);
        AddWhyNot(schema, source, asked);
        VisitPlansField.Add(schema, source, slot, [.. asked.Where(a => a.Name is not ("visit" or "package")), .. days]);
    }

    private static ObjectType<AvailableSlot> SlotType(SchemaBuilder schema) =>
        schema.Object<AvailableSlot>("AvailableSlot", "A time that can be booked, with the technician who has the shortest journey.")
            .Field("start", Scalars.String.NonNull(), s => SlotQuestion.Words(s.Slot.Start), "As the clocks at the place show it: the start of a hold.")
            .Field("from", Scalars.DateTime.NonNull(), s => s.Slot.From, "The same as an instant.")
            .Field("until", Scalars.DateTime.NonNull(), s => s.Slot.Until, "When the work would end.")
            .Field("technicianId", Scalars.ID.NonNull(), s => s.Slot.TechnicianId.Value.ToString(), "Who could come.")
            .Field("place", Scalars.Int.NonNull(), s => s.Slot.Place, "Which of the bookings that a crew can have beside each other.")
            .Field("journeyMinutes", Scalars.Int.NonNull(), s => (int)s.Journey.TotalMinutes, "The estimated journey to the place; 0 when a place is not known.")
            .Field("technicians", Scalars.Int.NonNull(), s => s.Technicians, "How many technicians could come then.");

    private static void AddSlots(SchemaBuilder schema, SlotSource source, ObjectType<AvailableSlot> slot, IReadOnlyList<InputField> arguments) =>
        schema.Query.Field(
            "availableSlots",
            slot.NonNull().List().NonNull(),
            [.. arguments, First()],
            async (field, cancellation) => await FindAsync(source, field, cancellation),
            "Every half hour at which somebody could begin: by hours of work, absences, closed days, what is booked, buffers and journeys.");

    private static void AddWindows(SchemaBuilder schema, SlotSource source, ObjectType<AvailableSlot> slot, IReadOnlyList<InputField> arguments)
    {
        var size = schema.Enum("SlotWindowSize", "Into which parts the days are divided.")
            .Value("HOUR", 1, "Each hour.").Value("HALF_DAY", HalfDay, "Morning and afternoon.");
        var window = schema.Object<SlotWindow>("SlotWindow", "A part of a day in which something can be booked.")
            .Field("from", Scalars.String.NonNull(), w => SlotQuestion.Words(w.From), "When it begins, as the clocks at the place show it.")
            .Field("until", Scalars.String.NonNull(), w => SlotQuestion.Words(w.Until), "When it ends.")
            .Field("slots", Scalars.Int.NonNull(), w => w.Slots, "How many times begin in it.")
            .Field("earliest", slot.NonNull(), w => w.First, "The first of them.");
        schema.Query.Field(
            "slotWindows",
            window.NonNull().List().NonNull(),
            [.. arguments, Arg.Of("size", size, "How long a window is.", HalfDay), First()],
            async (field, cancellation) => (IReadOnlyList<SlotWindow>)[.. SlotWindow.Of(await FindAsync(source, field, cancellation), field.Argument<object>("size") as int? ?? HalfDay)],
            "The parts of days in which something can be booked: mornings and afternoons, or hours.");
    }

    private static void AddWhyNot(SchemaBuilder schema, SlotSource source, IReadOnlyList<InputField> arguments)
    {
        var rule = schema.Object<WhyNotRule>("WhyNotRule", "A rule that keeps a time from being booked.")
            .Field("technicianId", Scalars.ID, r => r.TechnicianId?.ToString(), "For whom it holds; null for everybody.")
            .Field("code", Scalars.String.NonNull(), r => r.Code, "The rule, for programs.")
            .Field("reason", Scalars.String.NonNull(), r => r.Reason, "One sentence for a person.");
        schema.Query.Field(
            "whyNot",
            rule.NonNull().List().NonNull(),
            [.. arguments, Arg.Of("at", Scalars.String.NonNull(), "The time in question, as the clocks at the place show it, such as 2026-03-28T10:00.")],
            async (field, cancellation) =>
            {
                var at = SlotQuestion.LocalOf(field.Argument<string>("at")!);
                var day = DateOnly.FromDateTime(at);
                var (search, rosters) = await SlotQuestion.AskAsync(source, day, day, field, cancellation);
                return (IReadOnlyList<WhyNotRule>)[.. SlotFinder.WhyNot(search, at, rosters).Select(r => new WhyNotRule(r.Technician?.Value, r.Obstacle.Code, r.Obstacle.Reason))];
            },
            "Why a time cannot be booked: the rule of the service, or one for each technician; empty when it can.");
    }

    private static InputField First() => Arg.Of("first", Scalars.Int, $"At most so many times, the earliest, up to {LargestFirst}.", 200);

    private static async Task<IReadOnlyList<AvailableSlot>> FindAsync(SlotSource source, FieldContext field, CancellationToken cancellationToken)
    {
        var first = field.Argument<int>("first");
        if (first is < 1 or > LargestFirst)
            throw SlotQuestion.Wrong($"'first' is from 1 to {LargestFirst}.");
        var (search, rosters) = await SlotQuestion.AskAsync(source, field.Argument<DateOnly>("from"), field.Argument<DateOnly>("to"), field, cancellationToken);
        return [.. SlotFinder.Find(search, rosters).Take(first)];
    }

    private sealed record WhyNotRule(Guid? TechnicianId, string Code, string Reason);
}
