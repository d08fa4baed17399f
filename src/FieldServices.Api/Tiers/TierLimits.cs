using FieldServices.GraphQL.Costs;

namespace FieldServices.Api.Tiers;

/// <summary>What the clients of a tier may ask for.</summary>
/// <param name="Cost">The highest cost of one operation.</param>
/// <param name="Depth">How deep fields may nest.</param>
/// <param name="Aliases">How many fields may be renamed.</param>
/// <param name="Roots">How many fields may be asked of the root.</param>
/// <param name="StatementSeconds">How long one statement in the database may take.</param>
/// <param name="Seconds">How long one operation may take.</param>
/// <param name="Requests">How many requests of HTTP a key may make in a minute; null for any number.</param>
public sealed record TierLimits(int Cost, int Depth, int Aliases, int Roots, int StatementSeconds, int Seconds, int? Requests)
{
    /// <summary>The limits as the GraphQL engine takes them.</summary>
    public OperationLimits ToOperationLimits() => new(Cost, Depth, Aliases, Roots, TimeSpan.FromSeconds(Seconds));
}
