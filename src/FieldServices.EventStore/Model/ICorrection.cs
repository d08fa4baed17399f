namespace FieldServices.EventStore;

/// <summary>
/// An event which says that an earlier event of its stream tells something wrong. Both stay in the log: what was known before the
/// correction can be asked for, and so can what was true by all that is known now. Views fold the stream again with what it says.
/// </summary>
public interface ICorrection
{
    /// <summary>The position of the event that is wrong; when it was corrected before, of the original all the same.</summary>
    long Corrects { get; }

    /// <summary>What is right; pure.</summary>
    /// <param name="wrong">The event as it was recorded.</param>
    /// <returns>The same event with another body or effective time; null when nothing of the sort happened.</returns>
    Envelope? Right(Envelope wrong);
}
