namespace FieldServices.GraphQL.Transport;

/// <summary>How the GraphiQL page greets its visitor. Immutable.</summary>
public sealed record GraphiQLOptions
{
    /// <summary>The address of the GraphQL endpoint, absolute or from the root of the site.</summary>
    public string Endpoint { get; init; } = "/graphql";

    /// <summary>What stands in the box of request headers at first: a JSON object.</summary>
    public string Headers { get; init; } = "{\n  \"X-Api-Key\": \"\"\n}";
}
