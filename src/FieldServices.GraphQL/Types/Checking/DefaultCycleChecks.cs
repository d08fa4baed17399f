using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types;

/// <summary>No default of an input field needs itself (specification: Input Objects, InputObjectDefaultValueHasCycle).</summary>
internal sealed class DefaultCycleChecks
{
    private readonly List<GraphQLError> _errors;
    private readonly HashSet<InputField> _done = [];
    private readonly List<(InputObjectType Type, InputField Field)> _path = [];

    private DefaultCycleChecks(List<GraphQLError> errors) => _errors = errors;

    public static void Run(IReadOnlyList<NamedType> types, List<GraphQLError> errors)
    {
        var checks = new DefaultCycleChecks(errors);
        foreach (var type in types.OfType<InputObjectType>())
        {
            foreach (var field in type.Fields)
                checks.Visit(type, field);
        }
    }

    private void Visit(InputObjectType type, InputField field)
    {
        // A default given in code is a finished value: it needs no other.
        if (field.Default is not { Literal: { } literal } || _done.Contains(field))
            return;
        if (_path.FindIndex(step => ReferenceEquals(step.Field, field)) is var start and >= 0)
        {
            Report(_path[start..]);
            return;
        }
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        _path.Add((type, field));
        Visit(literal, field.Type);
        _path.RemoveAt(_path.Count - 1);
        _done.Add(field);
    }

    private void Visit(Value literal, SchemaType type)
    {
        if (literal is ListValue list)
        {
            foreach (var item in list.Items)
                Visit(item, type.Nullable is ListType items ? items.Of : type);
        }
        else if (literal is ObjectValue value && type.Named is InputObjectType input)
        {
            foreach (var field in input.Fields)
                Visit(value, input, field);
        }
    }

    private void Visit(ObjectValue value, InputObjectType input, InputField field)
    {
        var given = value.Fields.FirstOrDefault(candidate => candidate.Name.Value == field.Name);
        if (given is null)
            Visit(input, field);
        else
            Visit(given.Value, field.Type);
    }

    private void Report(List<(InputObjectType Type, InputField Field)> cycle)
    {
        var names = cycle.Select(static step => $"{step.Type}.{step.Field.Name}").ToList();
        var way = names.Count == 1 ? "" : $" via the default values of: {string.Join(", ", names.Skip(1))}";
        _errors.Add(new GraphQLError(
            $"Invalid circular reference. The default value of Input Object field {names[0]} references itself{way}.",
            [.. cycle.Where(static step => step.Field.Syntax is not null).Select(static step => step.Field.Syntax!.DefaultValue!.Location)]));
    }
}
