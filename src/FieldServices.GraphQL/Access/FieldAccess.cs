using FieldServices.GraphQL.Execution;

namespace FieldServices.GraphQL.Access;

/// <summary>
/// Decides for one request whether a field may be seen. Asked at most once per place of the document and event; pure, quick, callable
/// from any thread.
/// </summary>
/// <param name="requestContext">What the host gave with the request.</param>
public delegate FieldAccess FieldGuard(object? requestContext);

/// <summary>The outcome of a <see cref="FieldGuard"/>.</summary>
/// <param name="IsGranted">Whether the field may be seen.</param>
/// <param name="Error">For a field that may not: the error in its place; null when it is silently null.</param>
public readonly record struct FieldAccess(bool IsGranted, GraphQLFieldException? Error)
{
    /// <summary>The field may be seen.</summary>
    public static FieldAccess Granted => new(true, null);

    /// <summary>The field is null, as if there were no value; a list or text that cannot be null is empty.</summary>
    public static FieldAccess HiddenAsNull => new(false, null);

    /// <summary>The field is an error.</summary>
    public static FieldAccess Refused(GraphQLFieldException error) => new(false, error);
}
