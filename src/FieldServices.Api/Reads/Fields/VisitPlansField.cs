using FieldServices.Domain.Bookings.Slots;
using FieldServices.Domain.WorkOrders;
using FieldServices.GraphQL.Types;

namespace FieldServices.Api.Reads.Fields;

/// <summary>Times for all visits of a service that takes several, in their order and with their gaps.</summary>
internal static class VisitPlansField
{
    private const int LargestFirst = 100;

    public static void Add(SchemaBuilder schema, SlotSource source, ObjectType<AvailableSlot> slot, IReadOnlyList<InputField> arguments)
    {
        var plan = schema.Object<VisitPlan>("VisitPlan", "Times for all visits, which 'work-order.hold' can keep.")
            .Field("visits", slot.NonNull().List().NonNull(), p => p.Visits, "One for each visit, in their order.");
        schema.Query.Field(
            "visitPlans",
            plan.NonNull().List().NonNull(),
            [.. arguments, Arg.Of("first", Scalars.Int, $"At most so many plans, those that begin first, up to {LargestFirst}.", 10)],
            async (field, cancellation) =>
            {
                var first = field.Argument<int>("first");
                if (first is < 1 or > LargestFirst)
                    throw SlotQuestion.Wrong($"'first' is from 1 to {LargestFirst}.");
                var (search, rosters) = await SlotQuestion.AskForAllAsync(source, field.Argument<DateOnly>("from"), field.Argument<DateOnly>("to"), field, cancellation);
                if (!search.Terms.TakesSeveralVisits)
                    throw SlotQuestion.Wrong("The service takes one visit; ask for 'availableSlots'.");
                return (IReadOnlyList<VisitPlan>)[.. VisitChains.Find(search, rosters).Take(first).Select(c => new VisitPlan(c))];
            },
            "For each time at which the first visit could begin: the earliest times of the others that keep their order and their gaps. All of them lie within the days.");
    }

    private sealed record VisitPlan(IReadOnlyList<AvailableSlot> Visits);
}
