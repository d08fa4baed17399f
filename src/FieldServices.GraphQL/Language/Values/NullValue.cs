namespace FieldServices.GraphQL.Language;

/// <summary><c>null</c>.</summary>
public sealed class NullValue(Location location)
    : Value(location);
