using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Validation;

/// <summary>What rules ask of literals.</summary>
internal static class Literals
{
    /// <summary>Whether a variable stands in the value, at any depth.</summary>
    public static bool HoldVariable(Value value) => value switch
    {
        Variable => true,
        ListValue list => list.Items.Any(HoldVariable),
        ObjectValue fields => fields.Fields.Any(field => HoldVariable(field.Value)),
        _ => false,
    };
}
