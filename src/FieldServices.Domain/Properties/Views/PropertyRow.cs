using FieldServices.EventStore;
using NetTopologySuite.Geometries;

namespace FieldServices.Domain.Properties.Views;

/// <summary>A property as the office sees it.</summary>
/// <param name="Id">The property.</param>
/// <param name="Version">Version of the property's history that this row shows.</param>
/// <param name="CustomerId">Whose it is, or who answers for it.</param>
/// <param name="Status">Whether anything is done there.</param>
/// <param name="Line1">Building and street.</param>
/// <param name="Line2">Flat, floor, estate or district.</param>
/// <param name="Town">Post town.</param>
/// <param name="Postcode">Full postcode.</param>
/// <param name="PostcodeDistrict">First half of the postcode.</param>
/// <param name="Borough">London borough or other local authority.</param>
/// <param name="Ward">Electoral ward within the borough.</param>
/// <param name="Location">The position as it was given, otherwise the postcode's; none when neither is known.</param>
/// <param name="Kind">What is built there.</param>
/// <param name="YearBuilt">When it was built.</param>
/// <param name="InConservationArea">True in a conservation area: works may need consent.</param>
/// <param name="ConservationArea">The area's name.</param>
/// <param name="AccessNotes">How to get in: personal data.</param>
/// <param name="Equipment">What is installed there and looked after.</param>
/// <param name="RegisteredAt">When the property was taken into the books.</param>
/// <param name="UpdatedAt">When anything here last changed.</param>
public sealed record PropertyRow(
    Guid Id,
    long Version,
    Guid CustomerId,
    PropertyStatus Status,
    string? Line1,
    string? Line2,
    string? Town,
    string? Postcode,
    string? PostcodeDistrict,
    string? Borough,
    string? Ward,
    Geometry? Location,
    PropertyKind Kind,
    int? YearBuilt,
    bool InConservationArea,
    string? ConservationArea,
    PersonalText? AccessNotes,
    IReadOnlyList<Equipment> Equipment,
    DateTimeOffset RegisteredAt,
    DateTimeOffset UpdatedAt);
