namespace FieldServices.Domain.Shared;

/// <summary>An address in the United Kingdom, as far as it is known.</summary>
/// <param name="Line1">Building and street, such as "14 Salusbury Road".</param>
/// <param name="Line2">Flat, floor, estate or district.</param>
/// <param name="Town">Post town.</param>
/// <param name="Postcode">Full postcode, such as "NW6 6RG".</param>
/// <param name="Borough">London borough or other local authority, such as "Brent"; response times are compared by it.</param>
/// <param name="Ward">Electoral ward within the borough.</param>
/// <param name="PostcodeDistrict">First half of the postcode, such as "NW6"; taken from the postcode when left out.</param>
public sealed record Address(
    string? Line1 = null,
    string? Line2 = null,
    string? Town = null,
    string? Postcode = null,
    string? Borough = null,
    string? Ward = null,
    string? PostcodeDistrict = null)
{
    /// <summary>The district as given, otherwise the part of the postcode before its last three characters.</summary>
    public string? District()
    {
        var compact = Postcode is null ? "" : Compact(Postcode);
        return PostcodeDistrict?.Trim().ToUpperInvariant() ?? (compact.Length > 3 ? compact[..^3] : null);
    }

    /// <summary>True when a person could find the place by it: a street or a full postcode.</summary>
    public bool IsFindable() => !string.IsNullOrWhiteSpace(Line1) || !string.IsNullOrWhiteSpace(Postcode);

    internal static string Compact(string postcode) => string.Concat(postcode.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
}
