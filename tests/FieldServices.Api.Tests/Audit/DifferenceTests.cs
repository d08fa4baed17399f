using System.Text.Json.Nodes;
using FieldServices.Api.Audit;

namespace FieldServices.Api.Tests.Audit;

public sealed class DifferenceTests
{
    [Theory]
    [InlineData("""{"a":1,"b":{"c":2}}""", """{"a":1,"b":{"c":2}}""", "")]
    [InlineData("""{"a":1}""", """{"a":2}""", "a: 1 -> 2")]
    [InlineData("""{"b":{"c":2,"d":3}}""", """{"b":{"c":2,"d":4}}""", "b.d: 3 -> 4")]
    [InlineData("""{"a":null}""", """{"a":{"x":1}}""", """a: null -> {"x":1}""")]
    [InlineData("""{"l":["x","y"]}""", """{"l":["x","z","w"]}""", """l.1: "y" -> "z"; l.2: null -> "w" """)]
    [InlineData("null", """{"a":1,"b":null}""", """: null -> {"a":1,"b":null}""")]
    public void Each_field_that_differs_is_told_with_both_values(string before, string after, string expected) =>
        Assert.Equal(expected.Trim(), string.Join("; ", Difference.Between(JsonNode.Parse(before), JsonNode.Parse(after)).Select(d => $"{d.Path}: {Text(d.Before)} -> {Text(d.After)}")));

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "null";
}
