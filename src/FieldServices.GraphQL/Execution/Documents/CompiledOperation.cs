using System.Collections.Concurrent;
using System.Collections.Immutable;
using FieldServices.GraphQL.Execution.Coercion;
using FieldServices.GraphQL.Execution.Planning;
using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Execution.Documents;

/// <summary>An operation with one plan for each outcome of its <c>@skip</c> and <c>@include</c> conditions. Shared between requests.</summary>
internal sealed class CompiledOperation
{
    private const int MostPlans = 32;

    private readonly Schema _schema;
    private readonly IReadOnlyDictionary<string, FragmentDefinition> _fragments;
    private readonly int _mostFields;
    private readonly ImmutableArray<(string Name, Location Location)> _deciding;
    private readonly ConcurrentDictionary<string, OperationPlan> _plans = new(StringComparer.Ordinal);
    private OperationPlan? _only;

    public CompiledOperation(Schema schema, OperationDefinition definition, IReadOnlyDictionary<string, FragmentDefinition> fragments, int mostFields)
    {
        _schema = schema;
        Definition = definition;
        _fragments = fragments;
        _mostFields = mostFields;
        _deciding = DecidingVariables.Find(definition, fragments);
    }

    public OperationDefinition Definition { get; }

    /// <summary>The plan for these values of the variables.</summary>
    /// <exception cref="RequestException">The operation cannot be planned.</exception>
    public OperationPlan PlanFor(VariableValues variables)
    {
        if (_deciding.IsEmpty)
            return _only ??= MakePlan(new Conditions(ImmutableDictionary<string, bool>.Empty));
        var conditions = Conditions.Evaluate(_deciding, variables);
        var key = conditions.Key(_deciding);
        if (_plans.TryGetValue(key, out var plan))
            return plan;
        plan = MakePlan(conditions);
        // Beyond that many outcomes a plan is used once, so that a client cannot fill memory by turning conditions on and off.
        return _plans.Count < MostPlans ? _plans.GetOrAdd(key, plan) : plan;
    }

    private OperationPlan MakePlan(Conditions conditions) =>
        new(_schema, Definition, new FieldCollection(_schema, _fragments, conditions), _mostFields);
}
