using FieldServices.EventStore.Archiving;

namespace FieldServices.EventStore.Appending;

/// <summary>What became of one item of a flush.</summary>
/// <param name="Refusal">The SQLSTATE of the refusal; null when it was written.</param>
/// <param name="Appended">Where its events stand; null when it was refused.</param>
/// <param name="Taken">The claim of another stream that stood in the way; null otherwise.</param>
internal sealed record AppendResult(string? Refusal, Appended? Appended, ClaimTakenException? Taken = null)
{
    /// <summary>Where the events stand, or the exception that the caller of <see cref="EventLog.AppendAsync"/> expects.</summary>
    public Appended OrThrow(Append append) => Appended ?? throw ExceptionFor(append);

    /// <summary>The exception for a refused item.</summary>
    public Exception ExceptionFor(Append append) => Refusal switch
    {
        SqlErrors.CommandRecorded => new CommandRecordedException(append.Origin.CommandId),
        SqlErrors.ClaimTaken => Taken!.For(append.Stream),
        SqlErrors.StreamArchived => new StreamArchivedException(append.Stream),
        _ => new ConcurrencyException(append.Stream, append.Expected),
    };
}
