namespace FieldServices.Api.Reads.Relations;

/// <summary>A field that leads to at most one row of another model.</summary>
/// <param name="Name">The field.</param>
/// <param name="To">The model it leads to.</param>
/// <param name="Column">The column of this model that holds the other's key.</param>
public sealed record ToOne(string Name, ReadModel To, int Column);
