using FieldServices.GraphQL.Execution.Resolving;

namespace FieldServices.GraphQL.Types;

/// <summary>Which types stand for which, computed once.</summary>
internal sealed class SubtypeTable
{
    private readonly Dictionary<NamedType, ObjectType[]> _possible = [];
    private readonly Dictionary<NamedType, HashSet<NamedType>> _subtypes = [];
    private readonly Dictionary<InterfaceType, List<FieldsType>> _implementations = [];
    private readonly HashSet<NamedType> _reachingBatch;

    public SubtypeTable(IReadOnlyList<NamedType> types)
    {
        foreach (var type in types.OfType<FieldsType>())
        {
            foreach (var implemented in type.Interfaces)
                ImplementationsOf(implemented).Add(type);
        }
        foreach (var type in types)
            Add(type);
        _reachingBatch = FindReachingBatch(types);
    }

    public IReadOnlyList<ObjectType> PossibleTypes(NamedType type) => _possible.GetValueOrDefault(type) ?? [];

    public IReadOnlyList<FieldsType> Implementations(InterfaceType type) =>
        _implementations.TryGetValue(type, out var found) ? found : [];

    public bool IsSubtype(NamedType type, NamedType of) =>
        ReferenceEquals(type, of) || (_subtypes.TryGetValue(of, out var subtypes) && subtypes.Contains(type));

    public bool Overlap(NamedType first, NamedType second)
    {
        if (ReferenceEquals(first, second) || IsSubtype(first, second) || IsSubtype(second, first))
            return true;
        return PossibleTypes(first).Any(type => IsSubtype(type, second));
    }

    public bool ReachesBatch(NamedType type) => _reachingBatch.Contains(type);

    private List<FieldsType> ImplementationsOf(InterfaceType type)
    {
        if (!_implementations.TryGetValue(type, out var list))
            _implementations.Add(type, list = []);
        return list;
    }

    private void Add(NamedType type)
    {
        switch (type)
        {
            case ObjectType single:
                _possible.TryAdd(type, [single]);
                break;
            case InterfaceType contract:
                _possible.TryAdd(type, [.. Implementations(contract).OfType<ObjectType>()]);
                _subtypes.TryAdd(type, [.. Implementations(contract)]);
                break;
            case UnionType union:
                _possible.TryAdd(type, [.. union.Members.Distinct()]);
                _subtypes.TryAdd(type, [.. union.Members]);
                break;
        }
    }

    /// <summary>Walks backwards from the types with batch fields to every type that can lead to one.</summary>
    private HashSet<NamedType> FindReachingBatch(IReadOnlyList<NamedType> types)
    {
        var leadingTo = new Dictionary<NamedType, List<NamedType>>();
        foreach (var type in types)
        {
            var below = type is FieldsType fields ? fields.Fields.Select(static field => field.Type.Named) : [];
            foreach (var used in below.Concat(PossibleTypes(type)))
                (leadingTo.TryGetValue(used, out var list) ? list : leadingTo[used] = []).Add(type);
        }
        var pending = new Stack<NamedType>(types.Where(static type => type is ObjectType { } o && o.Fields.Any(static f => f.Resolver is BatchResolver)));
        var found = new HashSet<NamedType>();
        while (pending.TryPop(out var type))
        {
            if (!found.Add(type) || !leadingTo.TryGetValue(type, out var users))
                continue;
            foreach (var user in users)
                pending.Push(user);
        }
        return found;
    }
}
