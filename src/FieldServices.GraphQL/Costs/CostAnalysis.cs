using System.Runtime.CompilerServices;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Execution.Coercion;
using FieldServices.GraphQL.Execution.Planning;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Costs;

/// <summary>
/// Counts what an operation would cost with these variables, before anything runs: one visit for each planned object, however often it
/// occurs. What asks the schema to describe itself costs nothing.
/// </summary>
internal sealed class CostAnalysis
{
    private const long LargestSize = 1_000_000;

    private readonly VariableValues _variables;
    private readonly Dictionary<(ObjectPlan, PageSize?), OperationCost> _known = [];
    private bool _usedVariables;

    private CostAnalysis(VariableValues variables) => _variables = variables;

    /// <summary>The cost; remembered with the plan when it is the same for all variables.</summary>
    public static OperationCost Of(OperationPlan plan, VariableValues variables)
    {
        if (plan.Cost is { } known)
            return known.Value;
        var analysis = new CostAnalysis(variables);
        var cost = analysis.OfObject(plan.Root, null);
        if (!analysis._usedVariables)
            plan.Cost = new StrongBox<OperationCost>(cost);
        return cost;
    }

    private OperationCost OfObject(ObjectPlan plan, PageSize? page)
    {
        if (_known.TryGetValue((plan, page), out var known))
            return known;
        var sum = default(OperationCost);
        foreach (var field in plan.Fields)
        {
            if (!field.Definition.Name.StartsWith("__", StringComparison.Ordinal))
                sum += OfField(field, page);
        }
        return _known[(plan, page)] = sum;
    }

    private OperationCost OfField(PlannedField field, PageSize? page)
    {
        var (definition, declared) = (field.Definition, field.Definition.Cost);
        var isLeaf = definition.Type.Named.IsLeaf;
        var isPage = declared is { SizedFields.Count: > 0 };
        var size = SizeOf(field, page);
        var below = isLeaf ? default : OfTypes(field, isPage ? new PageSize(declared!, size) : null);
        var repeated = isPage ? 1 : size;
        var each = declared?.Each ?? (isLeaf ? 0 : 1);
        var own = Math.Min((declared?.Once ?? 0) + OperationCost.Multiply(each, repeated), OperationCost.Most);
        var inner = below.Times(repeated);
        var peak = own >= inner.PeakCost ? (own, new FieldPlace(field.ResponseKey, null)) : (inner.PeakCost, new FieldPlace(field.ResponseKey, below.Peak));
        var alias = field.ResponseKey == definition.Name ? 0 : 1;
        return new(Math.Min(own + inner.Cost, OperationCost.Most), below.Depth + 1, below.Aliases + alias, peak.Item1, peak.Item2);
    }

    private OperationCost OfTypes(PlannedField field, PageSize? page)
    {
        var greatest = default(OperationCost);
        foreach (var type in field.PossibleTypes)
            greatest = OperationCost.Greater(greatest, OfObject(field.Child(type), page));
        return greatest;
    }

    private long SizeOf(PlannedField field, PageSize? page)
    {
        if (page is { } given && given.Cost.SizedFields.Contains(field.Definition.Name))
            return given.Size;
        if (field.Definition.Cost is not { } declared)
            return field.Definition.Type.Nullable is ListType { Of: var item } && !item.Named.IsLeaf ? FieldCost.UndeclaredListSize : 1;
        return GivenSize(field, declared.SizeArgument) ?? GivenSize(field, declared.OtherSizeArgument) ?? declared.AssumedSize;
    }

    private long? GivenSize(PlannedField field, string? argument) =>
        argument is not null && ArgumentOf(field, argument) is { } size ? Math.Clamp(size, 0, LargestSize) : null;

    private long? ArgumentOf(PlannedField field, string name)
    {
        _usedVariables |= field.Arguments.Constant is null;
        try
        {
            return (field.Arguments.Constant ?? field.Arguments.Coerce(_variables)).Argument<object>(name) switch
            {
                int size => size,
                long size => size,
                IReadOnlyList<object?> items => items.Count,
                _ => null,
            };
        }
        catch (Exception exception) when (exception is FieldFailureException or ScalarCoercionException)
        {
            // The field fails with this when it is reached; until then it counts as if nothing were given.
            return null;
        }
    }

    private readonly record struct PageSize(FieldCost Cost, long Size);
}
