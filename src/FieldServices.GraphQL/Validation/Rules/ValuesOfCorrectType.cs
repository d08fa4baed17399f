using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Validation;

/// <summary>Every literal is a value of the type its place expects (specification: Values of Correct Type).</summary>
internal sealed class ValuesOfCorrectType(ValidationContext context) : RuleVisitor
{
    /// <summary>The value that was reported as a whole; what is in it is not looked at any more.</summary>
    private Value? _refused;

    public override void Enter(Value value)
    {
        if (_refused is not null)
            return;
        switch (value)
        {
            case Variable:
                break;
            case NullValue when context.Types.Input is NonNullType type:
                context.Report($"Expected value of type \"{type}\", found null.", value);
                break;
            case NullValue:
                break;
            case ListValue when context.Types.ParentInput?.Nullable is ListType:
                break;
            case ObjectValue fields when context.Types.Input?.Named is InputObjectType type:
                CheckObject(fields, type);
                break;
            default:
                CheckLeaf(value);
                if (value is ListValue or ObjectValue)
                    _refused = value;
                break;
        }
    }

    public override void Leave(Value value)
    {
        if (ReferenceEquals(value, _refused))
            _refused = null;
    }

    public override void Enter(ObjectField field)
    {
        if (_refused is null && context.Types is { Input: null, ParentInput.Named: InputObjectType type } && type.FindField(field.Name.Value) is null)
        {
            var suggestion = context.DidYouMean(field.Name.Value, type.Fields.Select(known => known.Name));
            context.Report($"Field \"{field.Name}\" is not defined by type \"{type}\"." + suggestion, field);
        }
    }

    private void CheckObject(ObjectValue value, InputObjectType type)
    {
        var given = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var field in value.Fields)
            given[field.Name.Value] = field.Value;
        foreach (var field in type.Fields)
        {
            if (field.IsRequired && !given.ContainsKey(field.Name))
                context.Report($"Field \"{type}.{field.Name}\" of required type \"{field.Type}\" was not provided.", value);
        }
        if (!type.IsOneOf)
            return;
        if (given.Count != 1)
            context.Report($"OneOf Input Object \"{type}\" must specify exactly one key.", value);
        else if (given.First() is { Value: NullValue, Key: var name })
            context.Report($"Field \"{type}.{name}\" must be non-null.", value);
    }

    private void CheckLeaf(Value value)
    {
        switch (context.Types.Input)
        {
            case null:
                break;
            case { Named: EnumType type }:
                CheckEnum(value, type);
                break;
            case { Named: ScalarType type } expected:
                CheckScalar(value, type, expected);
                break;
            case var expected:
                context.Report($"Expected value of type \"{expected}\", found {value}.", value);
                break;
        }
    }

    private void CheckEnum(Value value, EnumType type)
    {
        if (value is EnumValue { Text: var name } && type.FindMember(name) is not null)
            return;
        var text = value.ToString();
        var names = context.Options.Suggest ? Suggestion.Similar(text, type.Members.Select(member => member.Name)) : [];
        var message = value is EnumValue
            ? $"Value \"{text}\" does not exist in \"{type}\" enum."
            : $"Enum \"{type}\" cannot represent non-enum value: {text}.";
        context.Report(message + Suggestion.DidYouMean(names, "the enum value"), value);
    }

    private void CheckScalar(Value value, ScalarType type, SchemaType expected)
    {
        // What a variable within a literal stands for is known only when it is executed.
        if (!type.IsBuiltIn && Literals.HoldVariable(value))
            return;
        try
        {
            type.ParseLiteral(value);
        }
        catch (ScalarCoercionException refusal)
        {
            context.Report(type.IsBuiltIn ? refusal.Message : $"Expected value of type \"{expected}\", found {value}; {refusal.Message}", value);
        }
    }
}
