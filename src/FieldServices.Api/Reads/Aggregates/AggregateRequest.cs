namespace FieldServices.Api.Reads.Aggregates;

/// <summary>Which figures are asked for.</summary>
/// <param name="Model">Of which rows.</param>
/// <param name="Filter">Which rows count.</param>
/// <param name="Groups">What they are grouped by; all are one group when empty.</param>
/// <param name="Measures">The figures.</param>
/// <param name="Having">Which groups are told.</param>
/// <param name="Order">What orders the groups before their keys do.</param>
/// <param name="KeysDescending">True when the greatest keys come first.</param>
/// <param name="Limit">At most so many groups.</param>
public sealed record AggregateRequest(
    ReadModel Model,
    IReadOnlyDictionary<string, object?>? Filter,
    IReadOnlyList<GroupTerm> Groups,
    IReadOnlyList<Measure> Measures,
    IReadOnlyList<HavingTerm> Having,
    IReadOnlyList<(Measure Measure, bool Descending)> Order,
    bool KeysDescending,
    int Limit)
{
    public const int DefaultFirst = 1_000;
    public const int LargestFirst = 10_000;
}
