namespace FieldServices.Api.Reads.Relations;

/// <summary>A field that leads to the rows of another model that name this one.</summary>
/// <param name="Name">The field.</param>
/// <param name="To">The model it leads to.</param>
/// <param name="Column">The column of the other model that holds this one's key; an index begins with it.</param>
public sealed record ToMany(string Name, ReadModel To, int Column);
