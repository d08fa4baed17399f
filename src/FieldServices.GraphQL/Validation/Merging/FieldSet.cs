using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Validation;

/// <summary>The fields of one selection set by their response key, those of inline fragments included, and the fragments it spreads.</summary>
internal sealed class FieldSet
{
    private readonly Schema _schema;
    private readonly HashSet<string> _fragments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<FieldUse>> _byKey = new(StringComparer.Ordinal);

    public FieldSet(Schema schema, NamedType? parent, SelectionSet set)
    {
        _schema = schema;
        Collect(parent, set);
    }

    /// <summary>The fields, in the order in which their keys first occur.</summary>
    public List<(string ResponseKey, List<FieldUse> Fields)> Groups { get; } = [];

    /// <summary>The names of the fragments, each once.</summary>
    public List<string> Fragments { get; } = [];

    /// <summary>The fragments it was compared with; true if only as sets that exclude each other.</summary>
    public Dictionary<string, bool> Compared { get; } = new(StringComparer.Ordinal);

    public List<FieldUse>? Find(string responseKey) => _byKey.GetValueOrDefault(responseKey);

    private void Collect(NamedType? parent, SelectionSet set)
    {
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case Field field:
                    Add(new FieldUse(parent, field, (parent as FieldsType)?.FindField(field.Name.Value)));
                    break;
                case FragmentSpread spread:
                    if (_fragments.Add(spread.Name.Value))
                        Fragments.Add(spread.Name.Value);
                    break;
                case InlineFragment fragment:
                    var type = fragment.TypeCondition is { } condition ? _schema.FindType(condition.Name.Value) : parent;
                    Collect(type, fragment.SelectionSet);
                    break;
            }
        }
    }

    private void Add(FieldUse use)
    {
        var key = use.Node.ResponseKey;
        if (!_byKey.TryGetValue(key, out var fields))
        {
            _byKey.Add(key, fields = []);
            Groups.Add((key, fields));
        }
        fields.Add(use);
    }
}
