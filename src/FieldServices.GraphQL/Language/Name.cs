namespace FieldServices.GraphQL.Language;

/// <summary>A name and where it stands (specification: Names).</summary>
/// <param name="Value">The name itself, <c>[_A-Za-z][_0-9A-Za-z]*</c>.</param>
/// <param name="Location">Where the name begins.</param>
public readonly record struct Name(string Value, Location Location)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
