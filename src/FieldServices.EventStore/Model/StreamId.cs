namespace FieldServices.EventStore;

/// <summary>Names one stream of a tenant: the history of one thing.</summary>
/// <param name="Type">The kind of thing, in the singular and lower case, such as <c>order</c>; part of the stream's identity.</param>
/// <param name="Id">The thing's own identifier; version 7 UUIDs keep the log's indexes small.</param>
public readonly record struct StreamId(string Type, Guid Id)
{
    /// <summary>The form <c>type/id</c>.</summary>
    public override string ToString() => $"{Type}/{Id}";
}
