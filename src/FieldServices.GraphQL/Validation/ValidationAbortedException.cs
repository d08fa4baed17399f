using FieldServices.GraphQL.Errors;

namespace FieldServices.GraphQL.Validation;

/// <summary>Ends a validation that has cost or reported enough; never leaves <see cref="DocumentValidator"/>.</summary>
internal sealed class ValidationAbortedException(string message) : Exception(message)
{
    public GraphQLError Error { get; } = new(message);
}
