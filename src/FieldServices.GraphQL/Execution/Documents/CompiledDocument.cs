using System.Collections.Frozen;
using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Execution.Documents;

/// <summary>A valid document with the plans of its operations. Shared between requests.</summary>
internal sealed class CompiledDocument
{
    private readonly FrozenDictionary<string, CompiledOperation> _byName;
    private readonly CompiledOperation[] _operations;

    public CompiledDocument(Schema schema, Document document, int mostFields)
    {
        var fragments = document.Definitions.OfType<FragmentDefinition>()
            .GroupBy(static fragment => fragment.Name.Value)
            .ToFrozenDictionary(static group => group.Key, static group => group.First(), StringComparer.Ordinal);
        _operations = [.. document.Definitions.OfType<OperationDefinition>().Select(operation => new CompiledOperation(schema, operation, fragments, mostFields))];
        foreach (var operation in _operations)
            RefuseTooLarge(operation.Definition, fragments, mostFields);
        _byName = _operations.Where(static operation => operation.Definition.Name is not null)
            .ToFrozenDictionary(static operation => operation.Definition.Name!.Value.Value, StringComparer.Ordinal);
    }

    /// <summary>The operation of that name, or the only one (specification: GetOperation).</summary>
    /// <exception cref="RequestException">There is none, or several.</exception>
    public CompiledOperation Choose(string? name)
    {
        if (name is not null)
            return _byName.GetValueOrDefault(name) ?? throw Refuse($"Unknown operation named \"{name}\".");
        return _operations switch
        {
            [var only] => only,
            [] => throw Refuse("Must provide an operation."),
            _ => throw Refuse("Must provide operation name if query contains multiple operations."),
        };
    }

    private static void RefuseTooLarge(OperationDefinition operation, IReadOnlyDictionary<string, FragmentDefinition> fragments, int mostFields)
    {
        if (ExpandedSize.Of(operation, fragments) > mostFields)
            throw new RequestException(new GraphQLError($"The operation selects more than {mostFields} fields, fragments spread out. Ask for less at once.", operation.Location));
    }

    private static RequestException Refuse(string message) => new(new GraphQLError(message));
}
