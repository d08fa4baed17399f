namespace FieldServices.Api.Reads.Past;

/// <summary>A row from which a relation leads on, and the state of the views that its query asks for.</summary>
public readonly record struct RowKey(Guid Key, Moment At);
