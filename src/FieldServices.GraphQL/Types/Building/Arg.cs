namespace FieldServices.GraphQL.Types;

/// <summary>Describes arguments for registration in code.</summary>
public static class Arg
{
    /// <summary>An argument of a field or of a directive.</summary>
    /// <param name="name">The name, as clients write it.</param>
    /// <param name="type">The type of its value; an input type.</param>
    /// <param name="description">What it does, in Markdown.</param>
    /// <param name="defaultValue">The value when the client gives none, as resolvers receive it; <see cref="DefaultValue.Null"/> for a default of null.</param>
    /// <param name="deprecated">Why it should not be used any more.</param>
    public static InputField Of(string name, SchemaType type, string? description = null, object? defaultValue = null, string? deprecated = null) =>
        new(name, type, description, defaultValue switch
        {
            null => null,
            DefaultValue value => value,
            _ => DefaultValue.OfClr(defaultValue),
        }, deprecated);
}
