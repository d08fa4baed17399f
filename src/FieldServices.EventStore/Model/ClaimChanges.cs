namespace FieldServices.EventStore;

/// <summary>What a stream gives up and takes when its state changes.</summary>
/// <param name="Claims">What it has from now on and had not before.</param>
/// <param name="Releases">What it had before and has no more.</param>
public sealed record ClaimChanges(IReadOnlyList<Claim> Claims, IReadOnlyList<Claim> Releases)
{
    /// <summary>Nothing changes.</summary>
    public static ClaimChanges None { get; } = new([], []);

    /// <summary>The difference between what two states of a stream hold; what both hold is not touched.</summary>
    public static ClaimChanges Between(IReadOnlyCollection<Claim> before, IReadOnlyCollection<Claim> after) =>
        before.Count == 0 && after.Count == 0 ? None : new([.. after.Except(before)], [.. before.Except(after)]);
}
