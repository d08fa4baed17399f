using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using FieldServices.GraphQL.Access;
using FieldServices.GraphQL.Costs;
using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Execution.Planning;

/// <summary>
/// The plan of one operation under one outcome of its <c>@skip</c> and <c>@include</c> conditions. Plans of objects are made
/// when a value of their type is first met, once for each set of merged fields. Safe for concurrent use.
/// </summary>
internal sealed class OperationPlan
{
    private readonly ConcurrentDictionary<ObjectPlanKey, ObjectPlan> _plans = new();
    private readonly FieldCollection _collection;
    private readonly int _mostFields;
    private IReadOnlyList<PlannedField>? _guardedFields;
    private int _fields;

    public OperationPlan(Schema schema, OperationDefinition operation, FieldCollection collection, int mostFields)
    {
        Schema = schema;
        Operation = operation;
        _collection = collection;
        _mostFields = mostFields;
        var root = schema.RootType(operation.Kind)
            ?? throw new RequestException(new GraphQLError($"Schema is not configured to execute {operation.Kind.ToKeyword()} operation.", operation.Location));
        Root = Plan(root, [operation.SelectionSet]);
    }

    public Schema Schema { get; }

    public OperationDefinition Operation { get; }

    public ObjectPlan Root { get; }

    /// <summary>What the operation costs, when it was counted and does not depend on variables.</summary>
    public StrongBox<OperationCost>? Cost { get; set; }

    /// <summary>The fields whose arguments have to be looked at for what is hidden from the caller; found out once.</summary>
    public IReadOnlyList<PlannedField> GuardedFields => _guardedFields ??= InputGuards.FieldsOf(this);

    /// <summary>How many fields have been planned so far.</summary>
    public int FieldCount => Volatile.Read(ref _fields);

    /// <summary>The plan for values of that type where these fields of the document were merged.</summary>
    public ObjectPlan PlanFor(ObjectType type, IReadOnlyList<Field> nodes) =>
        _plans.GetOrAdd(new ObjectPlanKey(type, nodes), static (key, plan) => plan.PlanNow(key), this);

    private ObjectPlan PlanNow(ObjectPlanKey key)
    {
        var sets = key.Nodes.Select(node => node.SelectionSet
            ?? throw new RequestException(new GraphQLError($"Field \"{node.Name.Value}\" of type \"{key.Type}\" must have a selection of subfields.", node.Location)));
        return Plan(key.Type, [.. sets]);
    }

    private ObjectPlan Plan(ObjectType type, IReadOnlyList<SelectionSet> sets)
    {
        var groups = _collection.Collect(type, sets);
        if (Interlocked.Add(ref _fields, groups.Count) > _mostFields)
            throw new RequestException(new GraphQLError($"The operation selects more than {_mostFields} fields. Ask for less at once.", Operation.Location));
        return new ObjectPlan(type, [.. groups.Select(nodes => PlanField(type, nodes))]);
    }

    private PlannedField PlanField(ObjectType type, IReadOnlyList<Field> nodes)
    {
        var node = nodes[0];
        var definition = Schema.FindField(type, node.Name.Value)
            ?? throw new RequestException(new GraphQLError($"Cannot query field \"{node.Name.Value}\" on type \"{type}\".", node.Location));
        if (definition.Type.Named.IsLeaf && node.SelectionSet is { } selection)
        {
            throw new RequestException(new GraphQLError(
                $"Field \"{node.Name.Value}\" must not have a selection since type \"{definition.Type}\" has no subfields.", selection.Location));
        }
        return new PlannedField(this, type, definition, nodes);
    }
}
