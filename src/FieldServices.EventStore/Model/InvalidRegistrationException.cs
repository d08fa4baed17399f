namespace FieldServices.EventStore;

/// <summary>The registered modules contradict each other or the database; thrown at start-up, before anything is served.</summary>
/// <param name="problems">Each problem as one sentence; all of them, so that one start shows everything to mend.</param>
public sealed class InvalidRegistrationException(IReadOnlyList<string> problems)
    : Exception("The registration is not consistent:" + string.Concat(problems.Select(p => $"{Environment.NewLine}  - {p}")))
{
    /// <summary>Each problem as one sentence.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
