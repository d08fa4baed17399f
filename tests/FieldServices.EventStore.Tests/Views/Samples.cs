using FieldServices.EventStore.Tests.Harness;
using NetTopologySuite.Geometries;

namespace FieldServices.EventStore.Tests.Views;

internal static class Samples
{
    private static readonly GeometryFactory Earth = new(new PrecisionModel(), 4326);

    public static Polygon Square { get; } = Earth.CreatePolygon([new(0, 50), new(1, 50), new(1, 51), new(0, 51), new(0, 50)]);

    public static SampleRow Full { get; } = new(
        new SampleId(Guid.CreateVersion7()),
        "Zoë \"quoted\" \\ and, comma", "",
        true, false,
        short.MinValue, short.MaxValue,
        int.MinValue, int.MaxValue,
        long.MinValue, long.MaxValue,
        0.1 + 0.2, double.NegativeInfinity,
        1234567890.123456789m, -0.5m,
        Guid.CreateVersion7(), Guid.Empty,
        new DateOnly(2026, 2, 28), new DateOnly(1999, 12, 31),
        Accounts.Noon, Accounts.Noon.AddTicks(12_340),
        Colour.DarkRed, Colour.Green,
        new Score(3), new Score(-3),
        ["plain", "quote \"", "back\\slash", "comma, brace } {", "", "NULL", " space ", "line\nbreak", "東京"], [],
        [1, -2, int.MaxValue], [Colour.Green, Colour.DarkRed], [new SampleId(Guid.CreateVersion7()), new SampleId(Guid.Empty)],
        [Accounts.Noon, Accounts.Noon.AddTicks(10)], [new DateOnly(2026, 1, 1)], [true, false], [1.5, -1e300, double.NaN],
        new Part("wrench", 9.99m), new Part("o\"ring\\", 0.01m), [new Part("a", 1), new Part("b", 2)],
        Earth.CreatePoint(new Coordinate(-0.1276, 51.5072)), Square);

    /// <summary>Null wherever a row may be null, empty wherever it may be empty.</summary>
    public static SampleRow Sparse { get; } = Full with
    {
        Id = new SampleId(Guid.CreateVersion7()),
        MaybeText = null, MaybeFlag = null, MaybeSmall = null, MaybeNumber = null, MaybeBig = null, MaybeReal = null, MaybeMoney = null,
        MaybeUuid = null, MaybeDay = null, MaybeAt = null, MaybeColour = null, MaybeScore = null, MaybeTexts = null, MaybePart = null,
        Area = null, Texts = [], Numbers = [], Colours = [], Ids = [], Instants = [], Days = [], Flags = [], Reals = [], Parts = [],
    };
}
