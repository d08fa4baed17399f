namespace FieldServices.GraphQL.Costs;

/// <summary>Response keys from one field down to another.</summary>
internal sealed record FieldPlace(string Key, FieldPlace? Below)
{
    /// <summary>As messages show it: <c>books.nodes.author</c>.</summary>
    public override string ToString() => Below is null ? Key : $"{Key}.{Below}";
}
