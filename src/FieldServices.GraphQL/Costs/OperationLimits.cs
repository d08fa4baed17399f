namespace FieldServices.GraphQL.Costs;

/// <summary>What one request may ask for, decided per request by <see cref="Execution.GraphQLExecutorOptions.LimitsOf"/>. Immutable.</summary>
/// <param name="MaxCost">The highest cost of an operation, as <see cref="FieldCost"/> counts it.</param>
/// <param name="MaxDepth">How deep fields may nest; introspection does not count.</param>
/// <param name="MaxAliases">How many fields may be renamed.</param>
/// <param name="MaxRootFields">How many fields may be asked of the root.</param>
/// <param name="TimeLimit">How long the operation may take; null for <see cref="Execution.GraphQLExecutorOptions.TimeLimit"/>.</param>
public sealed record OperationLimits(long MaxCost, int MaxDepth, int MaxAliases, int MaxRootFields, TimeSpan? TimeLimit = null);
