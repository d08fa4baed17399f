namespace FieldServices.GraphQL.Tests.Execution;

public sealed class BatchTests
{
    private readonly Library _library = new();

    [Fact]
    public async Task A_level_is_fetched_in_one_call_with_distinct_keys_in_order()
    {
        await Ask.OfAsync(_library.Schema, "{ books { author { name } } }");
        Assert.Equal(["author(1,2)"], _library.Calls);
    }

    [Fact]
    public async Task A_null_key_asks_for_nothing_and_is_null()
    {
        var answer = await Ask.OfAsync(_library.Schema, "{ book(id: 13) { author { name } } }");
        Assert.Equal("""{"data":{"book":{"author":null}}}""", answer);
        Assert.Empty(_library.Calls);
    }

    [Fact]
    public async Task Levels_follow_one_another()
    {
        var answer = await Ask.OfAsync(_library.Schema, "{ books { author { mentor { mentor { name } name } } } }");
        Assert.Equal(["author(1,2)", "mentor(2)"], _library.Calls);
        Assert.Contains("""{"author":{"mentor":{"mentor":null,"name":"Ben"}}}""", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_field_at_two_places_of_a_level_is_one_call_and_sees_both_selections()
    {
        await Ask.OfAsync(_library.Schema, "{ a: books { author { name } } b: books { writer: author { id } } }");
        Assert.Equal(["author(1,2)"], _library.Calls);
        Assert.Contains("id,name", _library.Selections);
    }

    [Fact]
    public async Task Different_arguments_are_different_calls()
    {
        var answer = await Ask.OfAsync(_library.Schema, "query($n: Int) { book(id: 10) { author { one: books(first: $n) { title } all: books { title } } } }", """{"n": 1}""");
        Assert.Equal(["author(1)", "books(1)", "books(1)"], _library.Calls);
        Assert.Equal("""{"data":{"book":{"author":{"one":[{"title":"Bridges"}],"all":[{"title":"Bridges"},{"title":"Canals"}]}}}}""", answer);
    }

    [Fact]
    public async Task A_failing_call_is_an_error_of_each_object_that_asked()
    {
        var answer = await Ask.OfAsync(_library.Schema, "{ books(genre: SCIENCE) { id failing { name } } }");
        Assert.Contains("""{"message":"Down.","locations":[{"line":1,"column":30}],"path":["books",0,"failing"],"extensions":{"code":"UNAVAILABLE"}}""", answer, StringComparison.Ordinal);
        Assert.Contains("""{"id":"10","failing":null},{"id":"12","failing":null}]""", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lookahead_sees_through_fragments_aliases_and_conditions()
    {
        const string query = """
            query($no: Boolean!) { books { t: title ...F genre @include(if: $no) ... @skip(if: $no) { id } } }
            fragment F on Book { author { n: name __typename } }
            """;
        await Ask.OfAsync(_library.Schema, query, """{"no": false}""");
        Assert.Equal(["author,id,title", "name"], _library.Selections);
    }
}
