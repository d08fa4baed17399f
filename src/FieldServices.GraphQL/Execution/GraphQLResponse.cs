using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Execution.Output;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Execution;

/// <summary>The response to one request, as JSON (specification: Response). Give its memory back with <see cref="Dispose"/>.</summary>
public sealed class GraphQLResponse : IDisposable
{
    private readonly ResponseBuffer _buffer;

    internal GraphQLResponse(ResponseBuffer buffer, IReadOnlyList<GraphQLError> errors, ResponseKind kind, OperationKind? operation)
    {
        _buffer = buffer;
        Errors = errors;
        Kind = kind;
        Operation = operation;
    }

    /// <summary>The response in UTF-8; valid until disposal.</summary>
    public ReadOnlyMemory<byte> Utf8Json => _buffer.Written;

    /// <summary>The errors that the response carries.</summary>
    public IReadOnlyList<GraphQLError> Errors { get; }

    /// <summary>Whether the operation ran, and if not, why.</summary>
    public ResponseKind Kind { get; }

    /// <summary>The kind of the operation; null when none could be chosen.</summary>
    public OperationKind? Operation { get; }

    /// <inheritdoc/>
    public void Dispose() => _buffer.Dispose();
}
