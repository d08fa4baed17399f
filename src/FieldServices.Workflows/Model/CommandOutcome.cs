using FieldServices.EventStore;

namespace FieldServices.Workflows;

/// <summary>What became of a command that a workflow sent; a closed set of three.</summary>
public abstract record CommandOutcome
{
    private CommandOutcome()
    {
    }

    /// <summary>It was accepted.</summary>
    /// <param name="Stream">The stream it concerned.</param>
    /// <param name="Version">The version of that stream after it.</param>
    public sealed record Accepted(StreamId Stream, long Version) : CommandOutcome;

    /// <summary>It was refused by a rule; repeating it changes nothing.</summary>
    /// <param name="Reason">The stable code and the sentence.</param>
    public sealed record Rejected(Rejection Reason) : CommandOutcome;

    /// <summary>It could not be delivered, and somebody decided to let it be.</summary>
    /// <param name="Reason">What that person said.</param>
    public sealed record Discarded(string Reason) : CommandOutcome;
}
