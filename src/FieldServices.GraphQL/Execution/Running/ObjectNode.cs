using FieldServices.GraphQL.Execution.Planning;

namespace FieldServices.GraphQL.Execution.Running;

/// <summary>An object of which some fields had to be fetched before writing begins, with their values.</summary>
internal sealed class ObjectNode(object source, ObjectPlan plan)
{
    public object Source { get; } = source;

    public ObjectPlan Plan { get; } = plan;

    /// <summary>By the plan's slots: a plain value, an <see cref="ObjectNode"/>, a <see cref="ListNode"/> or a <see cref="FieldFailure"/>.</summary>
    public object?[] Slots { get; } = new object?[plan.HasSlots ? plan.SlotCount : 0];
}
