namespace FieldServices.EventStore.Appending;

/// <summary>The variants of <c>flush.sql</c>: for one item or for many, with claims or without.</summary>
internal sealed class FlushTexts(string template)
{
    private const string OneItem = "one item";
    private const string Claims = "claims";

    private readonly string one = template.WithoutLines(Claims);
    private readonly string many = template.WithoutLines(Claims, OneItem);
    private readonly string manyWithClaims = template.WithoutLines(OneItem);

    public string For(bool oneItem, bool claims) => oneItem ? claims ? template : one : claims ? manyWithClaims : many;
}
