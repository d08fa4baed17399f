namespace FieldServices.GraphQL.Execution;

/// <summary>A field that a client selected, for a resolver that fetches for it.</summary>
/// <param name="Name">The field's name in the schema.</param>
/// <param name="ResponseKey">Its alias, or its name.</param>
/// <param name="Arguments">Its coerced arguments.</param>
/// <param name="Selection">What is selected below it.</param>
public sealed record SelectedField(string Name, string ResponseKey, FieldArguments Arguments, FieldSelection Selection);
