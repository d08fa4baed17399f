using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Validation;

/// <summary>No input object is given a field twice (specification: Input Object Field Uniqueness).</summary>
internal sealed class UniqueInputFieldNames(ValidationContext context) : RuleVisitor
{
    private readonly Stack<Dictionary<string, Location>?> _outer = new();
    private Dictionary<string, Location>? _known;

    public override void Enter(Value value)
    {
        if (value is not ObjectValue)
            return;
        _outer.Push(_known);
        _known = null;
    }

    public override void Leave(Value value)
    {
        if (value is ObjectValue)
            _known = _outer.Pop();
    }

    public override void Enter(ObjectField field)
    {
        _known ??= new(StringComparer.Ordinal);
        var name = field.Name;
        if (!_known.TryAdd(name.Value, name.Location))
            context.Report($"There can be only one input field named \"{name}\".", _known[name.Value], name.Location);
    }
}
