using System.Runtime.CompilerServices;
using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Execution.Planning;

/// <summary>A concrete type and the merged fields below which it stands. Equal for the very same nodes, wherever they were spread.</summary>
internal readonly struct ObjectPlanKey(ObjectType type, IReadOnlyList<Field> nodes) : IEquatable<ObjectPlanKey>
{
    public ObjectType Type { get; } = type;

    public IReadOnlyList<Field> Nodes { get; } = nodes;

    public bool Equals(ObjectPlanKey other)
    {
        if (!ReferenceEquals(Type, other.Type) || Nodes.Count != other.Nodes.Count)
            return false;
        for (var i = 0; i < Nodes.Count; i++)
        {
            if (!ReferenceEquals(Nodes[i], other.Nodes[i]))
                return false;
        }
        return true;
    }

    public override bool Equals(object? obj) => obj is ObjectPlanKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(RuntimeHelpers.GetHashCode(Type));
        foreach (var node in Nodes)
            hash.Add(RuntimeHelpers.GetHashCode(node));
        return hash.ToHashCode();
    }
}
