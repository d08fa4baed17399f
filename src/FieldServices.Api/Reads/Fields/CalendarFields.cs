using FieldServices.Api.Reads.Filters;
using FieldServices.Api.Reads.Past;
using FieldServices.Domain.Bookings;
using FieldServices.Domain.Bookings.Diary;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Types;

namespace FieldServices.Api.Reads.Fields;

/// <summary>The diaries of technicians and teams, day by day, and how much of their time is offered, held and booked.</summary>
internal static class CalendarFields
{
    private const int MostDays = 31;
    private const int MostDaysOfCapacity = 366;

    public static void Add(SchemaBuilder schema, IReadOnlyDictionary<string, ReadModel> models, ColumnGraphTypes types, MomentTypes moments)
    {
        var source = new DiarySource(models);
        InputField[] days = [Arg.Of("from", CustomScalars.Date.NonNull(), "The first day."), Arg.Of("to", CustomScalars.Date.NonNull(), "The last day.")];
        InputField[] arguments =
        [
            .. days, Arg.Of("technician", Scalars.ID, "Of one technician."), Arg.Of("team", Scalars.String, "Of a team."), .. moments.Arguments(source.Bookings),
        ];
        AddDiary(schema, source, types, arguments);
        AddCapacity(schema, source, arguments);
    }

    private static void AddDiary(SchemaBuilder schema, DiarySource source, ColumnGraphTypes types, IReadOnlyList<InputField> arguments)
    {
        var span = schema.Object<(int Place, DateTimeOffset From, DateTimeOffset Until)>("DiarySpan", "A span of a day.")
            .Field("from", Scalars.DateTime.NonNull(), s => s.From, "When it begins.")
            .Field("until", Scalars.DateTime.NonNull(), s => s.Until, "When it ends.")
            .Field("place", Scalars.Int.NonNull(), s => s.Place, "Of which place of a crew; 0 for all.");
        var entry = schema.Object<(DiaryEntry Entry, TimeSpan Journey)>("DiaryEntry", "A booking as a diary shows it.")
            .Field("bookingId", Scalars.ID.NonNull(), e => e.Entry.BookingId.ToString(), "The booking.")
            .Field("reference", Scalars.String.NonNull(), e => e.Entry.Reference, "Its name on the telephone.")
            .Field("status", types.Of(typeof(BookingStatus)).NonNull(), e => e.Entry.Status, "Where it stands.")
            .Field("place", Scalars.Int.NonNull(), e => e.Entry.Place, "Which of the bookings that a crew can have beside each other.")
            .Field("from", Scalars.DateTime.NonNull(), e => e.Entry.From, "When the work begins.")
            .Field("until", Scalars.DateTime.NonNull(), e => e.Entry.Until, "When it ends.")
            .Field("busyFrom", Scalars.DateTime, e => e.Entry.BusyFrom, "From when the time is taken, with the buffer before it; none when it is not any more.")
            .Field("busyUntil", Scalars.DateTime, e => e.Entry.BusyUntil, "Until when, with the buffer after it.")
            .Field("journeyMinutes", Scalars.Int.NonNull(), e => (int)e.Journey.TotalMinutes, "The estimated journey from the booking before, or from the base.");
        var day = schema.Object<DiaryDay>("DiaryDay", "A day of a technician.")
            .Field("technicianId", Scalars.ID.NonNull(), d => d.TechnicianId.Value.ToString(), "Whose day.")
            .Field("day", CustomScalars.Date.NonNull(), d => d.Day, "Which day, by the technician's calendar.")
            .Field("work", span.NonNull().List().NonNull(), d => d.Work.Select(w => (0, w.From, w.Until)).ToList(), "The hours of work.")
            .Field("entries", entry.NonNull().List().NonNull(), d => d.Entries, "The bookings that begin on it, in order.")
            .Field("timeOff", span.NonNull().List().NonNull(), d => d.Absences.Select(a => (0, a.From, a.Until)).ToList(), "Absences that touch it.")
            .Field("free", span.NonNull().List().NonNull(), d => d.Free, "What is neither booked nor off.");
        schema.Query.Field(
            "diary", day.NonNull().List().NonNull(), arguments, (field, cancellation) => DiaryAsync(source, field, cancellation),
            $"Day by day what each technician does: work, bookings with buffers and journeys, time off, free time; at most {MostDays} days. The subscription to bookings tells when to ask again.");
    }

    private static void AddCapacity(SchemaBuilder schema, DiarySource source, IReadOnlyList<InputField> arguments)
    {
        var period = schema.Enum("CapacityPeriod", "Which days are counted together.")
            .Value("DAY", CapacityPeriod.Day).Value("WEEK", CapacityPeriod.Week, "From Monday on.").Value("MONTH", CapacityPeriod.Month);
        var by = schema.Enum("CapacityBy", "Whose time is counted together.")
            .Value("TECHNICIAN", CapacityKey.Technician).Value("TEAM", CapacityKey.Team).Value("SERVICE", CapacityKey.Service, "The time of everybody who can do it.");
        var line = schema.Object<CapacityLine>("Capacity", "How much of the time in a period is offered, held and booked.")
            .Field("from", CustomScalars.Date.NonNull(), c => c.From, "The first day of the period.")
            .Field("key", Scalars.String, c => c.Key, "Of what: a technician, a team or a service; null for those without a team.")
            .Field("offeredMinutes", Scalars.Float.NonNull(), c => c.OfferedMinutes, "Hours of work without time off, for each place of a crew.")
            .Field("heldMinutes", Scalars.Float.NonNull(), c => c.HeldMinutes, "What is held and not agreed, with its buffers.")
            .Field("bookedMinutes", Scalars.Float.NonNull(), c => c.BookedMinutes, "What is agreed or done, with its buffers as long as it has them.")
            .Field("share", Scalars.Float, c => c.Share, "The booked share of what is offered; null where nothing is.");
        schema.Query.Field(
            "capacity", line.NonNull().List().NonNull(),
            [.. arguments, Arg.Of("period", period, "Which days are counted together.", CapacityPeriod.Day), Arg.Of("by", by, "Whose time is counted together.", CapacityKey.Team)],
            (field, cancellation) => CapacityAsync(source, field, cancellation),
            $"Minutes that are offered, held and booked by day, week or month; over at most {MostDaysOfCapacity} days.");
    }

    private static async Task<IReadOnlyList<DiaryDay>> DiaryAsync(DiarySource source, FieldContext field, CancellationToken cancellationToken)
    {
        var (diaries, from, to) = await ReadAsync(source, MostDays, field, cancellationToken);
        var entries = diaries.Entries.ToLookup(e => e.TechnicianId);
        return [.. diaries.Rosters.Where(r => !r.Technician.HasLeft || entries[r.Id].Any()).SelectMany(r => DiaryDay.Of(r, [.. entries[r.Id]], from, to))];
    }

    private static async Task<IReadOnlyList<CapacityLine>> CapacityAsync(DiarySource source, FieldContext field, CancellationToken cancellationToken)
    {
        var (diaries, from, to) = await ReadAsync(source, MostDaysOfCapacity, field, cancellationToken);
        var there = diaries with { Rosters = [.. diaries.Rosters.Where(r => !r.Technician.HasLeft)], Entries = [.. diaries.Entries.Where(e => diaries.Rosters.Any(r => r.Id == e.TechnicianId && !r.Technician.HasLeft))] };
        return
        [
            .. CapacityLine.Of(
                there, field.Argument<object>("by") as CapacityKey? ?? CapacityKey.Team, field.Argument<object>("period") as CapacityPeriod? ?? CapacityPeriod.Day, from, to),
        ];
    }

    private static async Task<(Diaries Diaries, DateOnly From, DateOnly To)> ReadAsync(DiarySource source, int mostDays, FieldContext field, CancellationToken cancellationToken)
    {
        var context = await MomentTypes.ContextAsync(field, source.Bookings, cancellationToken);
        var (from, to) = (field.Argument<DateOnly>("from"), field.Argument<DateOnly>("to"));
        if (to < from || to.DayNumber - from.DayNumber >= mostDays || from.Year is < 2000 or > 2100)
            throw SlotQuestion.Wrong($"'to' is 'from' or a later day, less than {mostDays} days after it.");
        var technician = field.HasArgument("technician") && field.Argument<string>("technician") is { } id ? FilterValue.ToGuid(id) : (Guid?)null;
        var team = field.HasArgument("team") ? field.Argument<string>("team") : null;
        return (await source.ReadAsync(technician, team, from, to, context, field, cancellationToken), from, to);
    }
}
