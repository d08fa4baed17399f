using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Execution.Coercion;

/// <summary>Puts the values of variables into the literal of a custom scalar.</summary>
internal static class VariableReplacement
{
    public static Value Replace(Value literal, VariableValues? variables) => literal switch
    {
        Variable variable => variables?.AsLiteral(variable.Name.Value) ?? new NullValue(variable.Location),
        ListValue list when list.Items.Any(Holds) => new ListValue([.. list.Items.Select(item => Replace(item, variables))], list.Location),
        ObjectValue value when value.Fields.Any(static field => Holds(field.Value)) => new ObjectValue(
            [.. value.Fields.Where(field => !IsMissing(field.Value, variables)).Select(field => new ObjectField(field.Name, Replace(field.Value, variables), field.Location))],
            value.Location),
        _ => literal,
    };

    /// <summary>Whether the literal holds a variable.</summary>
    public static bool Holds(Value literal) => literal switch
    {
        Variable => true,
        ListValue list => list.Items.Any(Holds),
        ObjectValue value => value.Fields.Any(static field => Holds(field.Value)),
        _ => false,
    };

    private static bool IsMissing(Value literal, VariableValues? variables) =>
        literal is Variable variable && (variables is null || !variables.TryGet(variable.Name.Value, out _));
}
