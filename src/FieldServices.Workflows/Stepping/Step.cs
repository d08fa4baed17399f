using FieldServices.EventStore;

namespace FieldServices.Workflows.Stepping;

/// <summary>Everything that follows from one input, before any of it is done.</summary>
/// <param name="After">The instance after it.</param>
internal sealed record Step(Instance After)
{
    /// <summary>What is recorded in the instance's stream, in order; empty when the input was none of its business.</summary>
    public IReadOnlyList<object> Events { get; init; } = [];

    /// <summary>The step's identity and cause.</summary>
    public Origin? Origin { get; init; }

    /// <summary>Timers to set, or to cancel where the value is null, by key.</summary>
    public IReadOnlyDictionary<string, When?> Timers { get; init; } = new Dictionary<string, When?>();

    /// <summary>Commands to send, in order.</summary>
    public IReadOnlyList<OutgoingCommand> Commands { get; init; } = [];

    /// <summary>Messages to deliver, each with its identity.</summary>
    public IReadOnlyList<(Guid Id, Message Message)> Messages { get; init; } = [];
}
