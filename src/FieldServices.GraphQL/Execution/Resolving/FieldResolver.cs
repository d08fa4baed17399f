namespace FieldServices.GraphQL.Execution.Resolving;

/// <summary>How a field gets its value: exactly one of <see cref="PureResolver"/>, <see cref="BatchResolver"/>, <see cref="RootResolver"/>, <see cref="StreamResolver"/>.</summary>
internal abstract class FieldResolver;
