using System.Globalization;
using FieldServices.Domain.Emergencies.Views;
using FieldServices.Domain.Shared;
using NetTopologySuite.Geometries;

namespace FieldServices.Scenarios.Reads;

/// <summary>Rows by where they are.</summary>
public sealed class PlaceFilterTests(Board board) : IClassFixture<Board>
{
    [Fact]
    public async Task Within_a_distance_is_what_is_at_most_so_far_away()
    {
        var centre = new GeoPoint(51.525, -0.175);
        foreach (var metres in new[] { 200, 1_000, 2_500 })
        {
            var told = await IdsAsync(Text($"point: {{ within: {{ distance: {{ of: {{ latitude: 51.525, longitude: -0.175 }}, metres: {metres} }} }} }}"));
            foreach (var (id, point) in await PlacesAsync())
            {
                var distance = point is null ? double.MaxValue : Earth.DistanceMetres(centre, new GeoPoint(point.Y, point.X));
                // The database measures on the ellipsoid, the formula on a sphere: they differ by half a percent at most.
                if (Math.Abs(distance - metres) > metres * 0.006)
                    Assert.Equal(distance < metres, told.Contains(id));
            }
        }
    }

    [Fact]
    public async Task Within_a_polygon_is_what_is_inside_of_it_and_absent_places_are_nowhere()
    {
        const string Corners = "{ latitude: 51.5, longitude: -0.2 }, { latitude: 51.5, longitude: -0.17 }, { latitude: 51.53, longitude: -0.2 }";
        var told = await IdsAsync($"point: {{ within: {{ polygon: [{Corners}] }} }}");
        var absent = await IdsAsync("point: { isNull: true }");

        var places = await PlacesAsync();
        var triangle = new Polygon(new LinearRing([new(-0.2, 51.5), new(-0.17, 51.5), new(-0.2, 51.53), new(-0.2, 51.5)]));
        Assert.Equal(places.Where(p => p.Value is { } point && triangle.Contains(point)).Select(p => p.Key).Order(), told.Order());
        Assert.Equal(places.Where(p => p.Value is null).Select(p => p.Key).Order(), absent.Order());
        Assert.NotEmpty(told);
        Assert.NotEmpty(absent);
    }

    [Theory]
    [InlineData("{ distance: { of: { latitude: 91, longitude: 0 }, metres: 1 } }", "'latitude' is from -90 to 90")]
    [InlineData("{ distance: { of: { latitude: 51, longitude: 0 }, metres: -1 } }", "'metres' is from 0")]
    [InlineData("{ polygon: [{ latitude: 51, longitude: 0 }, { latitude: 52, longitude: 0 }] }", "'polygon' has from 3 to")]
    [InlineData("{ }", "one")]
    public async Task A_place_that_is_none_is_refused(string within, string reason) =>
        Assert.Contains(reason, (await board.Admin.ErrorAsync($"{{ emergencies(filter: {{ point: {{ within: {within} }} }}) {{ totalCount }} }}")).Message, StringComparison.OrdinalIgnoreCase);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private async Task<IReadOnlyList<Guid>> IdsAsync(string filter) =>
        (await board.Admin.DataAsync($"{{ emergencies(first: 200, after: {board.Position}, filter: {{ {filter} }}) {{ nodes {{ id }} }} }}"))["emergencies"]!.Ids();

    private async Task<Dictionary<Guid, Point?>> PlacesAsync() => (await board.RowsAsync(EmergencyBoard.View)).ToDictionary(r => r.Id, r => (Point?)r.Point);
}
