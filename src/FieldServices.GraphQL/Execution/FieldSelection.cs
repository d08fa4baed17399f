using FieldServices.GraphQL.Execution.Planning;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Execution;

/// <summary>
/// What a client selected below a field, looking through fragments, aliases, <c>@skip</c> and <c>@include</c>. Where the type is
/// abstract, the selections of all its object types count together, unless one is named.
/// </summary>
public sealed class FieldSelection
{
    private readonly IReadOnlyList<PlannedField> _fields;
    private HashSet<string>? _names;

    internal FieldSelection(IReadOnlyList<PlannedField> fields) => _fields = fields;

    /// <summary>The names (not the aliases) of the selected fields, without <c>__typename</c>.</summary>
    public IReadOnlyCollection<string> Names => _names ??= [.. ChildFields(null).Select(static child => child.Definition.Name).Where(static name => name != "__typename")];

    /// <summary>Whether the field of that name is selected.</summary>
    public bool Contains(string name) => ((HashSet<string>)Names).Contains(name);

    /// <summary>What is selected below the child field of that name; null when it is not selected.</summary>
    public FieldSelection? Child(string name)
    {
        var fields = ChildFields(null).Where(field => field.Definition.Name == name).ToList();
        return fields.Count == 0 ? null : new FieldSelection(fields);
    }

    /// <summary>The names of the fields that are selected of values of that object type.</summary>
    public IReadOnlySet<string> NamesOf(ObjectType type) =>
        ChildFields(type).Select(static field => field.Definition.Name).Where(static name => name != "__typename").ToHashSet(StringComparer.Ordinal);

    private IEnumerable<PlannedField> ChildFields(ObjectType? type) => _fields.SelectMany(field => field.ChildFields(type));
}
