using FieldServices.GraphQL.Execution.Planning;
using FieldServices.GraphQL.Execution.Running;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Execution;

/// <summary>
/// What a client selected below a field, looking through fragments, aliases, <c>@skip</c> and <c>@include</c>. Where the type is
/// abstract, the selections of all its object types count together, unless one is named.
/// </summary>
public sealed class FieldSelection
{
    private readonly IReadOnlyList<PlannedField> _fields;
    private readonly OperationRun _run;
    private HashSet<string>? _names;

    internal FieldSelection(IReadOnlyList<PlannedField> fields, OperationRun run)
    {
        _fields = fields;
        _run = run;
    }

    /// <summary>The names (not the aliases) of the selected fields, without <c>__typename</c>.</summary>
    public IReadOnlyCollection<string> Names => _names ??= [.. ChildFields(null).Select(static child => child.Definition.Name).Where(static name => name != "__typename")];

    /// <summary>The selected fields with their arguments, one for each alias, without <c>__typename</c>.</summary>
    /// <exception cref="GraphQLFieldException">While enumerating: an argument is missing or wrong.</exception>
    public IEnumerable<SelectedField> Fields => ChildFields(null).Where(static child => !child.IsTypeName).Select(OfField);

    /// <summary>Whether the field of that name is selected.</summary>
    public bool Contains(string name) => ((HashSet<string>)Names).Contains(name);

    /// <summary>What is selected below the child field of that name; null when it is not selected.</summary>
    public FieldSelection? Child(string name)
    {
        var fields = ChildFields(null).Where(field => field.Definition.Name == name).ToList();
        return fields.Count == 0 ? null : new FieldSelection(fields, _run);
    }

    /// <summary>The names of the fields that are selected of values of that object type.</summary>
    public IReadOnlySet<string> NamesOf(ObjectType type) =>
        ChildFields(type).Select(static field => field.Definition.Name).Where(static name => name != "__typename").ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// Computes something that follows from what is selected alone, not from arguments, and keeps it as long as the plan of the
    /// operation is kept; what belongs to several places of the document at once is computed every time. Safe for concurrent use:
    /// two may compute the same, and one of both answers stays.
    /// </summary>
    /// <param name="key">For whom it is kept: the same field may remember something for each of several keys.</param>
    /// <param name="compute">Computes it.</param>
    public T Remember<T>(object key, Func<FieldSelection, T> compute)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(compute);
        return _fields is [var only] ? (T)only.Remembered.GetOrAdd(key, static (_, made) => made.compute(made.selection), (compute, selection: this)) : compute(this);
    }

    private SelectedField OfField(PlannedField field)
    {
        try
        {
            return new SelectedField(field.Definition.Name, field.ResponseKey, _run.ArgumentsOf(field), new FieldSelection([field], _run));
        }
        catch (FieldFailureException mistake)
        {
            throw new GraphQLFieldException(mistake.Message);
        }
    }

    private IEnumerable<PlannedField> ChildFields(ObjectType? type) => _fields.SelectMany(field => field.ChildFields(type));
}
