using FieldServices.GraphQL.Costs;
using FieldServices.GraphQL.Execution.Coercion;
using FieldServices.GraphQL.Execution.Planning;
using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Execution;

/// <summary>An operation that may run, with its variables.</summary>
internal readonly record struct PreparedOperation(OperationPlan Plan, VariableValues Variables, OperationLimits? Limits, OperationCost Cost)
{
    /// <summary>Whether it answers a stream. The subscription type of a schema read from the schema language has plain fields.</summary>
    public bool IsStream => Plan.Operation.Kind == OperationKind.Subscription && Plan.Schema.SubscriptionType is SubscriptionType;
}
