using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Execution.Planning;

/// <summary>Finds which fields selection sets ask of a concrete type, by response key in order of appearance (specification: Field Collection).</summary>
internal sealed class FieldCollection(Schema schema, IReadOnlyDictionary<string, FragmentDefinition> fragments, Conditions conditions)
{
    public IReadOnlyList<IReadOnlyList<Field>> Collect(ObjectType type, IReadOnlyList<SelectionSet> sets)
    {
        var groups = new List<IReadOnlyList<Field>>();
        var byKey = new Dictionary<string, List<Field>>(StringComparer.Ordinal);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        foreach (var set in sets)
            Collect(type, set, groups, byKey, visited);
        return groups;
    }

    private void Collect(
        ObjectType type, SelectionSet set, List<IReadOnlyList<Field>> groups, Dictionary<string, List<Field>> byKey, HashSet<string> visited)
    {
        foreach (var selection in set.Selections)
        {
            if (!conditions.Includes(selection))
                continue;
            if (selection is Field field)
                Add(field, groups, byKey);
            else if (BodyOf(selection, type, visited) is { } body)
                Collect(type, body, groups, byKey, visited);
        }
    }

    private static void Add(Field field, List<IReadOnlyList<Field>> groups, Dictionary<string, List<Field>> byKey)
    {
        if (!byKey.TryGetValue(field.ResponseKey, out var group))
        {
            byKey.Add(field.ResponseKey, group = []);
            groups.Add(group);
        }
        group.Add(field);
    }

    /// <summary>The selections of a fragment; null when it does not apply to the type or was collected before.</summary>
    private SelectionSet? BodyOf(Selection selection, ObjectType type, HashSet<string> visited)
    {
        if (selection is InlineFragment inline)
            return Applies(inline.TypeCondition, type) ? inline.SelectionSet : null;
        var spread = (FragmentSpread)selection;
        if (!visited.Add(spread.Name.Value))
            return null;
        if (!fragments.TryGetValue(spread.Name.Value, out var fragment))
            throw new RequestException(new GraphQLError($"Unknown fragment \"{spread.Name.Value}\".", spread.Name.Location));
        return Applies(fragment.TypeCondition, type) ? fragment.SelectionSet : null;
    }

    private bool Applies(NamedTypeReference? condition, ObjectType type)
    {
        if (condition is null)
            return true;
        var named = schema.FindType(condition.Name.Value)
            ?? throw new RequestException(new GraphQLError($"Unknown type \"{condition.Name.Value}\".", condition.Location));
        return schema.IsSubtype(type, named);
    }
}
