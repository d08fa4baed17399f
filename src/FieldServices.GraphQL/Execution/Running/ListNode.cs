namespace FieldServices.GraphQL.Execution.Running;

/// <summary>A list that holds <see cref="ObjectNode"/>s.</summary>
internal sealed class ListNode(List<object?> items)
{
    public List<object?> Items { get; } = items;
}
