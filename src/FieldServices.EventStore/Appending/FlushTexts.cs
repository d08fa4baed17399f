namespace FieldServices.EventStore.Appending;

/// <summary>The variants of <c>flush.sql</c>: for one item or for many, with claims or without, for items of one event each or of more.</summary>
internal sealed class FlushTexts(string template)
{
    private readonly string[] variants = [.. Enumerable.Range(0, 8).Select(v => template.WithoutLines(Unwanted((v & 1) != 0, (v & 2) != 0, (v & 4) != 0)))];

    public string For(bool oneItem, bool claims, bool oneEvent) => variants[(oneItem ? 1 : 0) + (claims ? 2 : 0) + (oneEvent ? 4 : 0)];

    private static IEnumerable<string> Unwanted(bool oneItem, bool claims, bool oneEvent)
    {
        if (!oneItem)
            yield return "one item";
        if (!claims)
            yield return "claims";
        yield return oneEvent ? "more events" : "one event";
    }
}
