namespace FieldServices.GraphQL.Tests.Execution;

/// <summary>What resolvers receive for what clients write. Each answer has the defaults of <c>d</c> and <c>dn</c> at its end.</summary>
public sealed class CoercionTests
{
    private const string Defaults = "\"d\":5,\"dn\":6}";

    [Theory]
    [InlineData("i: 1, s: \"x\", b: true, f: 1, id: 3, k: A, l: 1, ln: [1], ll: 3", """{"i":1,"s":"x","b":true,"f":1,"id":"3","k":"A","l":[1],"ln":[1],"ll":[[3]],""")]
    [InlineData("f: 1.5, id: \"x\", l: [1, null], ll: [1, [2], null]", """{"f":1.5,"id":"x","l":[1,null],"ll":[[1],[2],null],""")]
    [InlineData("i: null, l: null", """{"i":null,"l":null,""")]
    [InlineData("in: {}", """{"in":{"y":"yy","r":true},""")]
    [InlineData("in: {z: 3, x: 1, y: null, in: {k: C}, r: false, any: {a: [1, X]}}", """{"in":{"x":1,"y":null,"z":[3],"in":{"y":"yy","r":true,"k":"C"},"r":false,"any":{"a":[1,"X"]}},""")]
    [InlineData("one: {a: 1}", """{"one":{"a":1},""")]
    [InlineData("any: {a: 1, b: [true, null, \"x\", ENUM, 1.5]}", """{"any":{"a":1,"b":[true,null,"x","ENUM",1.5]},""")]
    [InlineData("s: \"\"\"\n  block\n    text\n\"\"\"", """{"s":"block\n  text",""")]
    public async Task A_literal_is_coerced(string arguments, string expected) =>
        Assert.Equal(expected + Defaults, await JsonSchema.EchoAsync(arguments));

    [Theory]
    [InlineData("i: $x", "$x: Int", """{"x":1}""", """{"i":1,""")]
    [InlineData("i: $x", "$x: Int", """{"x":1.0}""", """{"i":1,""")]
    [InlineData("i: $x", "$x: Int", "{}", "{")]
    [InlineData("i: $x", "$x: Int", """{"x":null}""", """{"i":null,""")]
    [InlineData("i: $x", "$x: Int = 7", "{}", """{"i":7,""")]
    [InlineData("i: $x", "$x: Int = 7", """{"x":null}""", """{"i":null,""")]
    [InlineData("f: $x", "$x: Float", """{"x":1}""", """{"f":1,""")]
    [InlineData("id: $x", "$x: ID", """{"x":1}""", """{"id":"1",""")]
    [InlineData("k: $x", "$x: Kind", """{"x":"B"}""", """{"k":"B",""")]
    [InlineData("k: $x", "$x: Kind = C", "{}", """{"k":"C",""")]
    [InlineData("l: $x", "$x: [Int]", """{"x":1}""", """{"l":[1],""")]
    [InlineData("l: [$x]", "$x: Int", "{}", """{"l":[null],""")]
    [InlineData("ll: $x", "$x: [[Int]]", """{"x":[[1],2]}""", """{"ll":[[1],[2]],""")]
    [InlineData("in: $x", "$x: In", """{"x":{"z":4,"any":{"deep":[1]}}}""", """{"in":{"y":"yy","z":[4],"r":true,"any":{"deep":[1]}},""")]
    [InlineData("in: {x: $x, y: $y}", "$x: Int, $y: String", "{}", """{"in":{"y":"yy","r":true},""")]
    [InlineData("one: $x", "$x: One", """{"x":{"a":1}}""", """{"one":{"a":1},""")]
    [InlineData("one: {a: $x}", "$x: Int!", """{"x":1}""", """{"one":{"a":1},""")]
    [InlineData("any: {a: $x, b: [$x], c: $y}", "$x: Int, $y: Int", """{"x":5}""", """{"any":{"a":5,"b":[5]},""")]
    public async Task A_variable_is_coerced(string arguments, string declared, string variables, string expected) =>
        Assert.Equal(expected + Defaults, await JsonSchema.EchoAsync(arguments, variables, declared));

    [Theory]
    [InlineData("$x: Int!", "i: $x", "{}", "Variable \\\"$x\\\" of required type \\\"Int!\\\" was not provided.")]
    [InlineData("$x: Int!", "i: $x", """{"x":null}""", "Variable \\\"$x\\\" of non-null type \\\"Int!\\\" must not be null.")]
    [InlineData("$x: Int", "i: $x", """{"x":"1"}""", "Variable \\\"$x\\\" got invalid value \\\"1\\\"; Int cannot represent non-integer value: \\\"1\\\"")]
    [InlineData("$x: Int", "i: $x", """{"x":1.5}""", "Int cannot represent non-integer value: 1.5")]
    [InlineData("$x: Int", "i: $x", """{"x":2147483648}""", "Int cannot represent non 32-bit signed integer value: 2147483648")]
    [InlineData("$x: String", "s: $x", """{"x":1}""", "String cannot represent a non string value: 1")]
    [InlineData("$x: Boolean", "b: $x", """{"x":"true"}""", "Boolean cannot represent a non boolean value: \\\"true\\\"")]
    [InlineData("$x: Float", "f: $x", """{"x":"1"}""", "Float cannot represent non numeric value: \\\"1\\\"")]
    [InlineData("$x: ID", "id: $x", """{"x":1.5}""", "ID cannot represent value: 1.5")]
    [InlineData("$x: Kind", "k: $x", """{"x":"Z"}""", "Value \\\"Z\\\" does not exist in \\\"Kind\\\" enum. Did you mean the enum value \\\"A\\\", \\\"B\\\", or \\\"C\\\"?")]
    [InlineData("$x: Kind", "k: $x", """{"x":1}""", "Enum \\\"Kind\\\" cannot represent non-string value: 1.")]
    [InlineData("$x: [Int!]", "ln: $x", """{"x":[1,null]}""", "got invalid value null at \\\"x[1]\\\"; Expected non-nullable type \\\"Int!\\\" not to be null.")]
    [InlineData("$x: In", "in: $x", """{"x":5}""", "Expected type \\\"In\\\" to be an object.")]
    [InlineData("$x: In", "in: $x", """{"x":{"nope":1}}""", "Field \\\"nope\\\" is not defined by type \\\"In\\\".")]
    [InlineData("$x: In", "in: $x", """{"x":{"in":{"r":null}}}""", "got invalid value null at \\\"x.in.r\\\"; Expected non-nullable type \\\"Boolean!\\\" not to be null.")]
    [InlineData("$x: One", "one: $x", """{"x":{"a":1,"b":"x"}}""", "Exactly one key must be specified for OneOf type \\\"One\\\".")]
    [InlineData("$x: One", "one: $x", """{"x":{}}""", "Exactly one key must be specified for OneOf type \\\"One\\\".")]
    [InlineData("$x: One", "one: $x", """{"x":{"a":null}}""", "got invalid value null at \\\"x.a\\\"; Field \\\"a\\\" must be non-null.")]
    public async Task A_wrong_variable_is_refused_before_anything_runs(string declared, string arguments, string variables, string message)
    {
        var answer = await JsonSchema.EchoAsync(arguments, variables, declared);
        Assert.Contains(message, answer, StringComparison.Ordinal);
        Assert.Contains("\"locations\":[{\"line\":1,\"column\":7}]", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("\"data\"", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("i: \"x\"")]
    [InlineData("i: 1.5")]
    [InlineData("i: 2147483648")]
    [InlineData("k: \"A\"")]
    [InlineData("k: Z")]
    [InlineData("ln: [null]")]
    [InlineData("in: {r: null}")]
    [InlineData("in: {nope: 1}")]
    [InlineData("one: {a: 1, b: \"x\"}")]
    [InlineData("one: {a: null}")]
    [InlineData("dn: null")]
    public async Task A_wrong_literal_is_refused_before_anything_runs(string arguments) =>
        Assert.StartsWith("{\"errors\":", await JsonSchema.EchoAsync(arguments), StringComparison.Ordinal);

    [Theory]
    [InlineData("query($x: Int = 1) { need(x: $x) }", """{"x":null}""", "Argument \\\"x\\\" of non-null type \\\"Int!\\\" must not be null.", 30)]
    [InlineData("query($x: Boolean = true) { echo(in: {r: $x}) }", """{"x":null}""", "Argument \\\"in\\\" has invalid value {r: $x}.", 38)]
    public async Task A_null_variable_where_none_may_be_is_an_error_of_the_field(string query, string variables, string message, int column)
    {
        var answer = await JsonSchema.AskAsync(query, "{}", variables);
        Assert.StartsWith($$"""{"errors":[{"message":"{{message}}","locations":[{"line":1,"column":{{column}}}],"path":[""", answer, StringComparison.Ordinal);
        Assert.EndsWith(":null}}", answer, StringComparison.Ordinal);
    }
}
