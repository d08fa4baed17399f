using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Tests.Shared;

public sealed class EarthTests
{
    [Theory]
    [InlineData(51.5074, -0.1278, 48.8566, 2.3522, 343_556)] // London to Paris
    [InlineData(0, 0, 0, 1, 111_195)]
    [InlineData(90, 0, -90, 0, 20_015_115)]
    [InlineData(0, 179.5, 0, -179.5, 111_195)]
    public void The_distance_is_the_great_circle(double lat1, double lon1, double lat2, double lon2, double metres) =>
        Assert.Equal(metres, Earth.DistanceMetres(new(lat1, lon1), new(lat2, lon2)), tolerance: metres * 0.0001);

    [Fact]
    public void A_place_is_at_no_distance_from_itself() => Assert.Equal(0, Earth.DistanceMetres(new(51.5, -0.1), new(51.5, -0.1)));
}
