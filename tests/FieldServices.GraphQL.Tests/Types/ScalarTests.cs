using FieldServices.GraphQL.Tests.Execution;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Tests.Types;

public sealed class ScalarTests
{
    private static readonly Schema Echo = BuildEcho();

    private enum Level
    {
        Low,
        High,
        Unlisted,
    }

    [Theory]
    [InlineData("time", "\"2026-03-09T14:30:00+02:00\"", "\"2026-03-09T12:30:00Z\"")]
    [InlineData("time", "\"2026-03-09T14:30:00.1230000z\"", "\"2026-03-09T14:30:00.123Z\"")]
    [InlineData("id", "\"01928f5e-7b6a-7c1d-8e2f-3a4b5c6d7e8f\"", "\"01928f5e-7b6a-7c1d-8e2f-3a4b5c6d7e8f\"")]
    [InlineData("big", "9007199254740993", "9007199254740993")]
    [InlineData("big", "\"-9223372036854775808\"", "-9223372036854775808")]
    [InlineData("any", "{\"a\":[1,true,null,\"x\"]}", "{\"a\":[1,true,null,\"x\"]}")]
    public async Task A_scalar_is_taken_and_given_back_as_variable_and_as_literal(string name, string given, string expected)
    {
        var type = Echo.QueryType.FindField(name)!.Arguments[0].Type;
        Assert.Equal($"{{\"data\":{{\"{name}\":{expected}}}}}", await Ask.OfAsync(Echo, $"query($x: {type}) {{ {name}(x: $x) }}", $$"""{"x":{{given}}}"""));
        var literal = given.Replace("\"a\":", "a: ", StringComparison.Ordinal);
        Assert.Equal($"{{\"data\":{{\"{name}\":{expected}}}}}", await Ask.OfAsync(Echo, $"{{ {name}(x: {literal}) }}"));
    }

    [Theory]
    [InlineData("time", "\"2026-03-09T14:30:00\"")]
    [InlineData("time", "\"2026-03-09\"")]
    [InlineData("time", "\"2026-13-09T14:30:00Z\"")]
    [InlineData("time", "1")]
    [InlineData("id", "\"01928f5e7b6a7c1d8e2f3a4b5c6d7e8f\"")]
    [InlineData("id", "7")]
    [InlineData("big", "9223372036854775808")]
    [InlineData("big", "1.5")]
    [InlineData("big", "\"x\"")]
    public async Task A_value_that_is_none_of_the_scalar_is_refused_as_variable_and_as_literal(string name, string given)
    {
        var type = Echo.QueryType.FindField(name)!.Arguments[0].Type;
        Assert.StartsWith("{\"errors\":", await Ask.OfAsync(Echo, $"query($x: {type}) {{ {name}(x: $x) }}", $$"""{"x":{{given}}}"""), StringComparison.Ordinal);
        Assert.StartsWith("{\"errors\":", await Ask.OfAsync(Echo, $"{{ {name}(x: {given}) }}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_of_every_clr_type_are_written()
    {
        var schema = new SchemaBuilder();
        var level = schema.Enum("Level").Value("LOW", Level.Low).Value("HIGH", Level.High);
        var row = schema.Object<Row>("Row")
            .Field("a", Scalars.Int, static r => r.Number)
            .Field("b", Scalars.Int, static r => r.Nothing)
            .Field("c", Scalars.Long.NonNull(), static r => r.Big)
            .Field("d", Scalars.Boolean.NonNull(), static r => r.Flag)
            .Field("e", Scalars.UUID, static r => r.Id)
            .Field("f", Scalars.DateTime.NonNull(), static r => r.Time)
            .Field("g", level.NonNull(), static r => r.Level)
            .Field("h", Scalars.Float, static r => r.Ratio)
            .Field("i", Scalars.String, static r => r.Number)
            .Field("j", level, static r => Level.Unlisted)
            .Field("k", Scalars.Float, static r => double.NaN)
            .Field("l", Scalars.Long.NonNull(), static r => (long?)r.Nothing);
        schema.Query.Field("row", row, null, (ctx, ct) => Task.FromResult(new Row(1, null, 1L << 60, true, Guid.Empty, DateTimeOffset.UnixEpoch, Level.High, 0.1)));
        var built = schema.Build();
        Assert.Equal(
            """{"data":{"row":{"a":1,"b":null,"c":1152921504606846976,"d":true,"e":"00000000-0000-0000-0000-000000000000","f":"1970-01-01T00:00:00Z","g":"HIGH","h":0.1,"i":"1"}}}""",
            await Ask.OfAsync(built, "{ row { a b c d e f g h i } }"));
        Assert.Contains("Enum \\\"Level\\\" cannot represent value: Unlisted\",\"locations\":[{\"line\":1,\"column\":9}],\"path\":[\"row\",\"j\"]", await Ask.OfAsync(built, "{ row { j } }"), StringComparison.Ordinal);
        Assert.Contains("\"path\":[\"row\",\"k\"]", await Ask.OfAsync(built, "{ row { k } }"), StringComparison.Ordinal);
        Assert.EndsWith("\"path\":[\"row\",\"l\"]}],\"data\":{\"row\":null}}", await Ask.OfAsync(built, "{ row { a l } }"), StringComparison.Ordinal);
    }

    private static Schema BuildEcho()
    {
        var schema = new SchemaBuilder();
        foreach (var (name, type) in new[] { ("time", Scalars.DateTime), ("id", Scalars.UUID), ("big", Scalars.Long), ("any", Scalars.JSON) })
            schema.Query.Field(name, type, [Arg.Of("x", type)], (ctx, ct) => Task.FromResult(ctx.Argument<object>("x")));
        return schema.Build();
    }

    private sealed record Row(int Number, int? Nothing, long Big, bool Flag, Guid? Id, DateTimeOffset Time, Level Level, double Ratio);
}
