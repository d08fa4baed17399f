namespace FieldServices.Domain.Shared.Places;

/// <summary>Where a postcode is.</summary>
/// <param name="Point">The middle of its addresses.</param>
/// <param name="Borough">London borough, such as "Brent".</param>
/// <param name="Ward">Electoral ward within the borough.</param>
public sealed record PostcodePlace(GeoPoint Point, string Borough, string Ward);
