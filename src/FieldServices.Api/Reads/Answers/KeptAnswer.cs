using FieldServices.EventStore.Projecting;
using FieldServices.EventStore.Views;

namespace FieldServices.Api.Reads.Answers;

/// <summary>What is kept of one question. Its owner's lock guards it.</summary>
internal sealed class KeptAnswer(AnswerKey key)
{
    // What an entry takes besides question and answer, roughly.
    private const int Overhead = 400;

    public AnswerKey Key => key;

    /// <summary>The views that the answer follows from; null while nobody knows.</summary>
    public IReadOnlyList<View>? Views { get; set; }

    /// <summary>True when the answer follows from something else as well, so that it is never kept.</summary>
    public bool IsOther { get; set; }

    /// <summary>The answer; null when there is none.</summary>
    public byte[]? Answer { get; set; }

    /// <summary>The states of the views before the answer was read.</summary>
    public IReadOnlyList<ViewStamp> Stamps { get; set; } = [];

    /// <summary>Who is finding out the answer now, and the states of all views that it saw before.</summary>
    public AnswerLead? Lead { get; set; }

    public long Bytes => Overhead + key.Bytes + (Answer?.Length ?? 0);
}
