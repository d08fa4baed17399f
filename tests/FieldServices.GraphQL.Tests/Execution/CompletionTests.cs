namespace FieldServices.GraphQL.Tests.Execution;

/// <summary>What is answered for what resolvers give, and where nulls end up.</summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("{ int }", """{"int":1.0}""", """{"int":1}""")]
    [InlineData("{ int }", """{"int":"12"}""", """{"int":12}""")]
    [InlineData("{ int }", """{"int":true}""", """{"int":1}""")]
    [InlineData("{ float }", """{"float":"1.5"}""", """{"float":1.5}""")]
    [InlineData("{ text }", """{"text":1.5}""", """{"text":"1.5"}""")]
    [InlineData("{ text }", """{"text":true}""", """{"text":"true"}""")]
    [InlineData("{ flag }", """{"flag":0}""", """{"flag":false}""")]
    [InlineData("{ id }", """{"id":12}""", """{"id":"12"}""")]
    [InlineData("{ kind }", """{"kind":"B"}""", """{"kind":"B"}""")]
    [InlineData("{ any }", """{"any":{"a":[1,null]}}""", """{"any":{"a":[1,null]}}""")]
    [InlineData("{ nested }", """{"nested":[[1,null],null]}""", """{"nested":[[1,null],null]}""")]
    [InlineData("{ int text }", "{}", """{"int":null,"text":null}""")]
    [InlineData("{ named { name __typename ... on Other { other } ... on Thing { needed } } }", """{"named":{"__typename":"Other","name":"n","other":3}}""", """{"named":{"name":"n","__typename":"Other","other":3}}""")]
    [InlineData("{ either { ... on Named { name } ... on Other { other } } }", """{"either":{"__typename":"Thing","name":"n"}}""", """{"either":{"name":"n"}}""")]
    public async Task A_value_is_written_as_its_type_says(string query, string root, string expected) =>
        Assert.Equal($$"""{"data":{{expected}}}""", await JsonSchema.AskAsync(query, root));

    [Theory]
    [InlineData("{ int }", """{"int":1.5}""", "Int cannot represent non-integer value: 1.5", "\"int\"", """{"int":null}""")]
    [InlineData("{ int }", """{"int":2147483648}""", "Int cannot represent non 32-bit signed integer value: 2147483648", "\"int\"", """{"int":null}""")]
    [InlineData("{ flag }", """{"flag":"x"}""", "Boolean cannot represent a non boolean value: \\\"x\\\"", "\"flag\"", """{"flag":null}""")]
    [InlineData("{ kind }", """{"kind":"Z"}""", "Enum \\\"Kind\\\" cannot represent value: \\\"Z\\\"", "\"kind\"", """{"kind":null}""")]
    [InlineData("{ ints }", """{"ints":7}""", "Expected Iterable, but did not find one for field \\\"Query.ints\\\".", "\"ints\"", """{"ints":null}""")]
    [InlineData("{ ints }", """{"ints":[1,{"$error":"no"},3]}""", "no", "\"ints\",1", """{"ints":[1,null,3]}""")]
    [InlineData("{ items }", """{"items":[1,null]}""", "Cannot return null for non-nullable field Query.items.", "\"items\",1", """{"items":null}""")]
    [InlineData("{ all }", """{"all":[1,null]}""", "Cannot return null for non-nullable field Query.all.", "\"all\",1", "null")]
    [InlineData("{ needed }", "{}", "Cannot return null for non-nullable field Query.needed.", "\"needed\"", "null")]
    [InlineData("{ thing { needed } }", """{"thing":{}}""", "Cannot return null for non-nullable field Thing.needed.", "\"thing\",\"needed\"", """{"thing":null}""")]
    [InlineData("{ thing { a: sure { needed } } }", """{"thing":{"sure":{}}}""", "Cannot return null for non-nullable field Thing.needed.", "\"thing\",\"a\",\"needed\"", """{"thing":null}""")]
    [InlineData("{ int sure { thing { sure { needed } } } }", """{"int":1,"sure":{"thing":{"sure":{}}}}""", "Cannot return null for non-nullable field Thing.needed.", "\"sure\",\"thing\",\"sure\",\"needed\"", """{"int":1,"sure":{"thing":null}}""")]
    [InlineData("{ things { needed } }", """{"things":[{"needed":1},{}]}""", "Cannot return null for non-nullable field Thing.needed.", "\"things\",1,\"needed\"", """{"things":[{"needed":1},null]}""")]
    [InlineData("{ sureThings { needed } }", """{"sureThings":[{"needed":1},{}]}""", "Cannot return null for non-nullable field Thing.needed.", "\"sureThings\",1,\"needed\"", "null")]
    [InlineData("{ thing { name } }", """{"thing":{"$error":"boom"}}""", "boom", "\"thing\"", """{"thing":null}""")]
    [InlineData("{ named { name } }", """{"named":{"__typename":"Query"}}""", "Runtime Object type \\\"Query\\\" is not a possible type for \\\"Named\\\".", "\"named\"", """{"named":null}""")]
    [InlineData("{ named { name } }", """{"named":{"__typename":"Nope"}}""", "Abstract type \\\"Named\\\" was resolved to a type \\\"Nope\\\" that does not exist inside the schema.", "\"named\"", """{"named":null}""")]
    public async Task A_wrong_value_is_an_error_at_its_path_and_null_where_null_may_be(string query, string root, string message, string path, string data)
    {
        var answer = await JsonSchema.AskAsync(query, root);
        Assert.StartsWith($$"""{"errors":[{"message":"{{message}}",""", answer, StringComparison.Ordinal);
        Assert.Contains($"\"path\":[{path}]", answer, StringComparison.Ordinal);
        Assert.EndsWith($"],\"data\":{data}}}", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_come_in_the_order_of_the_response_and_keep_what_is_beside_them()
    {
        var answer = await JsonSchema.AskAsync("{ a: int text b: int }", """{"int":{"$error":"no"},"text":"x"}""");
        Assert.Equal(
            """{"errors":[{"message":"no","locations":[{"line":1,"column":3}],"path":["a"]},{"message":"no","locations":[{"line":1,"column":15}],"path":["b"]}],"data":{"a":null,"text":"x","b":null}}""",
            answer);
    }

    [Fact]
    public async Task A_mutation_stops_at_a_null_that_takes_everything()
    {
        var answer = await JsonSchema.AskAsync("mutation { first second third }", """{"first":1,"third":{"$error":"never asked"}}""");
        Assert.Contains("Mutation.second", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("never asked", answer, StringComparison.Ordinal);
        Assert.EndsWith("\"data\":null}", answer, StringComparison.Ordinal);
    }
}
