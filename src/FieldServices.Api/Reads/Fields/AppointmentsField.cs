using FieldServices.Api.Reads.Filters;
using FieldServices.Domain.Calendars;
using FieldServices.Domain.Calendars.Views;
using FieldServices.Domain.Recurring;
using FieldServices.Domain.Shared;
using FieldServices.EventStore.Views;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Types;

namespace FieldServices.Api.Reads.Fields;

/// <summary>What a recurrence rule means: the appointments that would be agreed with it.</summary>
public static class AppointmentsField
{
    private const int LargestFirst = 500;

    public static void Add(SchemaBuilder schema, IReadOnlyDictionary<string, ReadModel> models)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(models);
        var calendars = models[CalendarList.View.Name];
        var appointment = schema.Object<Appointment>("Appointment", "One of the appointments of a recurrence rule.")
            .Field("start", Scalars.String.NonNull(), a => SlotQuestion.Words(a.Start), "As the clocks at the place show it: the start of a hold.")
            .Field("from", Scalars.DateTime.NonNull(), a => a.From, "The same as an instant.")
            .Field("closedBecause", Scalars.String, a => a.ClosedBecause, "Why nobody works on that day; null when people do.");
        schema.Query.Field(
            "appointments",
            appointment.NonNull().List().NonNull(),
            [
                Arg.Of("rule", Scalars.String.NonNull(), "A recurrence rule of RFC 5545, such as FREQ=WEEKLY;BYDAY=MO,TH;COUNT=10."),
                Arg.Of("start", Scalars.String.NonNull(), "The first time that may occur, as the clocks at the place show it, such as 2026-03-28T10:00."),
                Arg.Of("zone", Scalars.String, "The IANA zone of the place.", LondonTime.Zone),
                Arg.Of("except", CustomScalars.Date.NonNull().List(), "Days that are left out."),
                Arg.Of("calendar", Scalars.ID, "The calendar whose closed days are told."),
                Arg.Of("first", Scalars.Int, $"At most so many, up to {LargestFirst}.", 50),
            ],
            (field, cancellation) => ReadAsync(field, calendars, cancellation),
            $"The appointments of a recurrence rule, over at most {Appointments.MostYears} years; each can be booked with 'hold'.");
    }

    private static async Task<IReadOnlyList<Appointment>> ReadAsync(FieldContext field, ReadModel calendars, CancellationToken cancellationToken)
    {
        var context = ReadContext.Of(field);
        context.Require(Security.Permissions.ReadBoards);
        var first = field.Argument<int>("first");
        if (first is < 1 or > LargestFirst)
            throw SlotQuestion.Wrong($"'first' is from 1 to {LargestFirst}.");
        var zone = field.Argument<string>("zone") ?? LondonTime.Zone;
        if (!LocalTime.IsZone(zone))
            throw SlotQuestion.Wrong("'zone' is an IANA time zone such as Europe/London.");
        var start = SlotQuestion.LocalOf(field.Argument<string>("start")!);
        if (start.Year is < 2000 or > 2100)
            throw SlotQuestion.Wrong("'start' lies between the years 2000 and 2100.");
        var (rule, problem) = RuleText.Read(field.Argument<string>("rule")!);
        if (rule is null)
            throw SlotQuestion.Wrong(problem!);
        if (rule.Frequency < Frequency.Daily)
            throw SlotQuestion.Wrong("Appointments recur daily at the most; write FREQ=DAILY with BYHOUR for several a day.");
        var except = field.HasArgument("except") ? field.ArgumentList<DateOnly>("except") ?? [] : [];
        var calendar = field.HasArgument("calendar") && field.Argument<string>("calendar") is { } id ? await CalendarAsync(FilterValue.ToGuid(id), calendars, field, cancellationToken) : null;
        return [.. Appointments.Of(rule, start, zone, [.. except], calendar).Take(first)];
    }

    private static async Task<WorkCalendar> CalendarAsync(Guid id, ReadModel calendars, FieldContext field, CancellationToken cancellationToken)
    {
        var context = ReadContext.Of(field);
        await context.AwaitAsync(calendars.Table.View, null, field, cancellationToken);
        var sql = new SqlText(context).Add($"select {RowSql.Columns(RowPlan.OfAll(calendars), "t")} from ").AddRows(calendars, "t")
            .Add($" where t.tenant_id = {SqlText.Tenant} and t.id = ").AddValue(id);
        CalendarRow? row = null;
        await RowQuery.ExecuteAsync([sql], context, async reader =>
        {
            if (await reader.ReadAsync(cancellationToken))
                row = (CalendarRow)RowReader.Read(reader, calendars.Table);
        }, cancellationToken);
        return row?.State ?? throw new GraphQLFieldException("There is no such calendar.", "NOT_FOUND");
    }
}
