namespace FieldServices.EventStore.Appending;

/// <summary>The events that one decision adds to one stream, with everything the log keeps about them.</summary>
/// <param name="Tenant">The owner.</param>
/// <param name="Stream">The stream.</param>
/// <param name="Expected">What the decision was based on.</param>
/// <param name="Events">At least one event of a registered type, in order.</param>
/// <param name="EffectiveAt">When the facts were true in the world.</param>
/// <param name="Origin">Who and what caused them.</param>
/// <param name="Outcome">Set when the command may be repeated: its outcome is recorded in the same transaction.</param>
public sealed record Append(
    TenantId Tenant,
    StreamId Stream,
    ExpectedVersion Expected,
    IReadOnlyList<object> Events,
    DateTimeOffset EffectiveAt,
    Origin Origin,
    OutcomeNote? Outcome = null)
{
    /// <summary>
    /// What the stream must have from now on, and nobody else may. They must not overlap each other, nor what the stream has
    /// already and does not release here.
    /// </summary>
    public IReadOnlyList<Claim> Claims { get; init; } = [];

    /// <summary>
    /// What the stream gives up: its claims with the kind and key of these, and the same span unless the span is without ends,
    /// which gives up all of them. What it does not have is ignored. Released before <see cref="Claims"/> are made.
    /// </summary>
    public IReadOnlyList<Claim> Releases { get; init; } = [];
}
