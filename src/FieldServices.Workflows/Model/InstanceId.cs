using FieldServices.EventStore;

namespace FieldServices.Workflows;

/// <summary>Names one instance of a workflow; also the stream of its own events.</summary>
/// <param name="Workflow">The workflow's name, which is the stream's type.</param>
/// <param name="Id">The instance, often the id of the thing that it looks after.</param>
public readonly record struct InstanceId(string Workflow, Guid Id)
{
    /// <summary>The stream that the instance records in.</summary>
    public StreamId Stream => new(Workflow, Id);

    /// <summary>The form <c>workflow/id</c>.</summary>
    public override string ToString() => $"{Workflow}/{Id}";
}
