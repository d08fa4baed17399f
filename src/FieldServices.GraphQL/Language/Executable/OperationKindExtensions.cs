namespace FieldServices.GraphQL.Language;

/// <summary>How the kinds of operation are written.</summary>
public static class OperationKindExtensions
{
    /// <summary>The keyword of the kind: <c>query</c>, <c>mutation</c> or <c>subscription</c>.</summary>
    public static string ToKeyword(this OperationKind kind) => kind switch
    {
        OperationKind.Query => "query",
        OperationKind.Mutation => "mutation",
        OperationKind.Subscription => "subscription",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of operation."),
    };
}
