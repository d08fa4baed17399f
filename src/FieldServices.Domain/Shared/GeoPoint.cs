namespace FieldServices.Domain.Shared;

/// <summary>A position on the earth (WGS 84).</summary>
/// <param name="Latitude">Degrees north, from -90 to 90.</param>
/// <param name="Longitude">Degrees east, from -180 to 180.</param>
public sealed record GeoPoint(double Latitude, double Longitude);
