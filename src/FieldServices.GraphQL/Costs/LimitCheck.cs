using System.Globalization;
using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Execution.Planning;

namespace FieldServices.GraphQL.Costs;

/// <summary>Compares what an operation asks for with what it may.</summary>
internal static class LimitCheck
{
    /// <summary>The top-level extension that tells the cost.</summary>
    public const string Extension = "cost";

    /// <summary>What the response says about the cost.</summary>
    public static IReadOnlyDictionary<string, object?> Report(OperationCost cost, OperationLimits limits) =>
        new Dictionary<string, object?>(StringComparer.Ordinal) { ["requested"] = cost.Cost, ["limit"] = limits.MaxCost };

    /// <exception cref="RequestException">Something is beyond its limit; all that is beyond is told.</exception>
    public static void Require(OperationPlan plan, OperationCost cost, OperationLimits limits)
    {
        var errors = new List<GraphQLError>();
        if (cost.Cost > limits.MaxCost)
            errors.Add(TooExpensive(plan, cost, limits.MaxCost));
        Compare(errors, plan, ErrorCodes.DepthLimit, "nests", cost.Depth, limits.MaxDepth, "fields deep. Ask for what is deeper in a second query.");
        Compare(errors, plan, ErrorCodes.AliasLimit, "renames", cost.Aliases, limits.MaxAliases, "fields. Ask for several things in several queries, or with one list and a filter.");
        Compare(errors, plan, ErrorCodes.RootFieldLimit, "asks for", plan.Root.Fields.Length, limits.MaxRootFields, "fields of the root. Send several requests.");
        if (errors.Count > 0)
            throw new RequestException(errors) { Extensions = new Dictionary<string, object?> { [Extension] = Report(cost, limits) } };
    }

    private static GraphQLError TooExpensive(OperationPlan plan, OperationCost cost, long limit)
    {
        var place = cost.Peak?.ToString();
        return Error(
            plan,
            string.Create(CultureInfo.InvariantCulture, $"The operation costs {cost.Cost:N0}, and {limit:N0} is the limit. The most expensive field is {place} ({cost.PeakCost:N0}). Ask for smaller pages, or for less of each item."),
            new() { ["code"] = ErrorCodes.CostLimit, ["cost"] = cost.Cost, ["limit"] = limit, ["field"] = place, ["fieldCost"] = cost.PeakCost });
    }

    private static void Compare(List<GraphQLError> errors, OperationPlan plan, string code, string verb, int asked, int limit, string what)
    {
        if (asked > limit)
            errors.Add(Error(plan, $"The operation {verb} {asked} where {limit} is the limit: {what}", new() { ["code"] = code, ["requested"] = asked, ["limit"] = limit }));
    }

    private static GraphQLError Error(OperationPlan plan, string message, Dictionary<string, object?> extensions) =>
        new(message, [plan.Operation.Location], extensions: extensions);
}
