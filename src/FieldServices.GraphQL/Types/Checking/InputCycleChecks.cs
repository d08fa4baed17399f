using FieldServices.GraphQL.Errors;

namespace FieldServices.GraphQL.Types;

/// <summary>No input object needs itself: a series of non-null fields never comes back (specification: Input Objects, Circular References).</summary>
internal sealed class InputCycleChecks
{
    private readonly List<GraphQLError> _errors;
    private readonly HashSet<InputObjectType> _visited = [];
    private readonly List<InputField> _path = [];
    private readonly Dictionary<InputObjectType, int> _indexInPath = [];

    private InputCycleChecks(List<GraphQLError> errors) => _errors = errors;

    public static void Run(IReadOnlyList<NamedType> types, List<GraphQLError> errors)
    {
        var checks = new InputCycleChecks(errors);
        foreach (var type in types.OfType<InputObjectType>())
            checks.Visit(type);
    }

    private void Visit(InputObjectType type)
    {
        if (!_visited.Add(type))
            return;
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        _indexInPath[type] = _path.Count;
        foreach (var field in type.Fields)
        {
            if (field.Type is not NonNullType { Of: InputObjectType needed })
                continue;
            _path.Add(field);
            if (_indexInPath.TryGetValue(needed, out var start))
                Report(needed, _path[start..]);
            else
                Visit(needed);
            _path.RemoveAt(_path.Count - 1);
        }
        _indexInPath.Remove(type);
    }

    private void Report(InputObjectType type, List<InputField> cycle) => _errors.Add(new GraphQLError(
        $"Cannot reference Input Object \"{type}\" within itself through a series of non-null fields: \"{string.Join('.', cycle.Select(static field => field.Name))}\".",
        [.. cycle.SelectMany(static field => Places.Of(field))]));
}
