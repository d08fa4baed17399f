namespace FieldServices.GraphQL.Costs;

/// <summary>
/// What it costs to select a field: <c>Once + size × (Each + what is selected below)</c>. Declared with
/// <see cref="Types.FieldsType.SetCost"/>; the idea is that of the "list size" and "cost" directives. Immutable.
/// </summary>
/// <remarks>Without a declaration a leaf costs nothing and an object 1; a list counts as <see cref="UndeclaredListSize"/> objects.</remarks>
public sealed record FieldCost
{
    /// <summary>How many items a list is taken to have when nobody declared more about it.</summary>
    public const int UndeclaredListSize = 10;

    /// <summary>The price of asking at all, such as a statement in a database. Default 0.</summary>
    public long Once { get; init; }

    /// <summary>The price of each object, or of a leaf. Null for 1 of an object and 0 of a leaf.</summary>
    public long? Each { get; init; }

    /// <summary>The argument that tells how many items there are at most: a number, or a list with one for each; null when none does.</summary>
    public string? SizeArgument { get; init; }

    /// <summary>Another argument that tells it when that one does not, such as <c>last</c> beside <c>first</c>; null when none does.</summary>
    public string? OtherSizeArgument { get; init; }

    /// <summary>How many items there are when no argument tells.</summary>
    public int AssumedSize { get; init; } = 1;

    /// <summary>Where the items stand when the field is a page: names of fields of its type, such as <c>nodes</c>. Empty when the field itself holds them.</summary>
    public IReadOnlyList<string> SizedFields { get; init; } = [];
}
