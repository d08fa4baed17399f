using FieldServices.Soak.Checking;

namespace FieldServices.Soak;

/// <summary>What a run did, and what was wrong afterwards.</summary>
public sealed record SoakResult(SoakCounts Counts, IReadOnlyList<Finding> Findings)
{
    private const int Shown = 20;

    public bool Passed => Findings.Count == 0;

    /// <summary>The table of counts, the first differences and the verdict.</summary>
    public IEnumerable<string> Lines =>
    [
        .. Counts.Lines,
        .. Findings.Take(Shown).Select(f => $"  {f}"),
        .. Findings.Count > Shown ? [$"  and {Findings.Count - Shown} more"] : Array.Empty<string>(),
        $"soak: {(Passed ? "PASS" : "FAIL")}",
    ];
}
