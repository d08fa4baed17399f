using System.Text.Json.Serialization;
using NetTopologySuite.Geometries;

namespace FieldServices.EventStore.Tests.Views;

public readonly record struct SampleId(Guid Value);

public readonly record struct Score(int Value);

public enum Colour
{
    DarkRed,
    Green,
}

public sealed record Part(string Name, decimal Price);

/// <summary>Every type that a column can have, twice: as it is and nullable.</summary>
public sealed record SampleRow(
    SampleId Id,
    string Text, string? MaybeText,
    bool Flag, bool? MaybeFlag,
    short Small, short? MaybeSmall,
    int Number, int? MaybeNumber,
    long Big, long? MaybeBig,
    double Real, double? MaybeReal,
    decimal Money, decimal? MaybeMoney,
    Guid Uuid, Guid? MaybeUuid,
    DateOnly Day, DateOnly? MaybeDay,
    DateTimeOffset At, DateTimeOffset? MaybeAt,
    Colour Colour, Colour? MaybeColour,
    Score Score, Score? MaybeScore,
    IReadOnlyList<string> Texts, IReadOnlyList<string>? MaybeTexts,
    IReadOnlyList<int> Numbers, IReadOnlyList<Colour> Colours, IReadOnlyList<SampleId> Ids,
    IReadOnlyList<DateTimeOffset> Instants, IReadOnlyList<DateOnly> Days, IReadOnlyList<bool> Flags, IReadOnlyList<double> Reals,
    Part Part, Part? MaybePart, IReadOnlyList<Part> Parts,
    Point Place, Geometry? Area);

[JsonSerializable(typeof(Part))]
[JsonSerializable(typeof(IReadOnlyList<Part>))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class SampleJson : JsonSerializerContext;
