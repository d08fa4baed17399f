using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Validation;

/// <summary>Finds the types that have a field which the abstract type a client selects it from has not.</summary>
internal sealed class FieldOwners(Schema schema, string fieldName)
{
    /// <summary>
    /// The possible object types with the field and their interfaces with it: what serves most types first, an interface
    /// before its implementations, then by name.
    /// </summary>
    public IReadOnlyList<string> Below(NamedType parent)
    {
        if (!parent.IsAbstract)
            return [];
        var usage = new Dictionary<FieldsType, int>();
        foreach (var possible in schema.PossibleTypes(parent).Where(HasField))
        {
            usage[possible] = 1;
            foreach (var contract in possible.Interfaces.Where(HasField))
                usage[contract] = usage.GetValueOrDefault(contract) + 1;
        }
        var owners = usage.Keys.ToList();
        owners.Sort((a, b) => Compare(a, usage[a], b, usage[b]));
        return [.. owners.Select(owner => owner.Name)];
    }

    private bool HasField(FieldsType type) => type.FindField(fieldName) is not null;

    private int Compare(FieldsType a, int usedByA, FieldsType b, int usedByB)
    {
        if (usedByA != usedByB)
            return usedByB - usedByA;
        if (ReferenceEquals(a, b))
            return 0;
        if (a is InterfaceType && schema.IsSubtype((NamedType)b, a))
            return -1;
        if (b is InterfaceType && schema.IsSubtype((NamedType)a, b))
            return 1;
        return NaturalOrder.Instance.Compare(a.Name, b.Name);
    }
}
