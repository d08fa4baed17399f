namespace FieldServices.EventStore;

/// <summary>Who caused an event, as the log keeps it for ever: a role and an opaque id, never a person's name.</summary>
/// <param name="Role">What the actor was allowed as when it acted; contains no slash.</param>
/// <param name="Id">An opaque identifier that the host can resolve to an account or key.</param>
public readonly record struct Actor(string Role, string Id)
{
    /// <summary>The stored form, <c>role/id</c>.</summary>
    public override string ToString() => $"{Role}/{Id}";

    /// <summary>Reads the stored form back; a text without a slash becomes the id of the role <c>unknown</c>.</summary>
    public static Actor Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? new Actor("unknown", text) : new Actor(text[..slash], text[(slash + 1)..]);
    }
}
