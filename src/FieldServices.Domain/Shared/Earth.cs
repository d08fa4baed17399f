namespace FieldServices.Domain.Shared;

public static class Earth
{
    private const double MeanRadiusMetres = 6_371_008.8;

    /// <summary>The length of the great circle between two points, in metres (haversine formula, mean earth radius).</summary>
    public static double DistanceMetres(GeoPoint from, GeoPoint to)
    {
        var north = Radians(to.Latitude - from.Latitude);
        var east = Radians(to.Longitude - from.Longitude);
        var h = Square(Math.Sin(north / 2))
            + (Math.Cos(Radians(from.Latitude)) * Math.Cos(Radians(to.Latitude)) * Square(Math.Sin(east / 2)));
        return 2 * MeanRadiusMetres * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private static double Square(double x) => x * x;
}
