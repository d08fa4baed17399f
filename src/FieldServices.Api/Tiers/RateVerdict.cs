namespace FieldServices.Api.Tiers;

/// <summary>Whether a request may be made, and how many more.</summary>
/// <param name="Allowed">Whether it may.</param>
/// <param name="Left">So many more in this minute.</param>
/// <param name="SecondsLeft">So long until the next minute begins.</param>
public readonly record struct RateVerdict(bool Allowed, int Left, int SecondsLeft);
