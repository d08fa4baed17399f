namespace FieldServices.EventStore.Views;

/// <summary>An index of a view's table over these row properties, in this order.</summary>
/// <param name="Properties">Names of row properties.</param>
/// <param name="Kind">What it finds.</param>
public sealed record ViewIndex(IReadOnlyList<string> Properties, ViewIndexKind Kind = ViewIndexKind.Order);
