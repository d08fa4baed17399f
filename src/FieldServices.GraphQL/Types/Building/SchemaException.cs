using FieldServices.GraphQL.Errors;

namespace FieldServices.GraphQL.Types;

/// <summary>A schema with mistakes; the message lists them all, one per line.</summary>
public sealed class SchemaException : Exception
{
    /// <summary>Refuses a schema for the given reasons.</summary>
    public SchemaException(IReadOnlyList<GraphQLError> errors)
        : base(string.Join(Environment.NewLine, errors))
    {
        Errors = errors;
    }

    /// <summary>Every mistake, with its place when the schema was read from the schema language.</summary>
    public IReadOnlyList<GraphQLError> Errors { get; }
}
