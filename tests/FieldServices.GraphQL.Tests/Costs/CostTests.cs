using System.Text.Json;
using FieldServices.GraphQL.Costs;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Tests.Execution;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Tests.Costs;

/// <summary>What an operation would cost is counted before anything runs, and what would cost too much does not run.</summary>
public sealed class CostTests
{
    private int _resolved;

    [Theory]
    [InlineData("{ __typename }", 0)]
    [InlineData("{ __schema { types { fields { name type { ofType { name } } } } } }", 0)]
    [InlineData("{ one { name } }", 1)]
    [InlineData("{ a: one { name } b: one { name } }", 2)]
    [InlineData("{ page { total } }", 5 + 3)]
    [InlineData("{ page { nodes { name } } }", 5 + 20)]
    [InlineData("{ page(first: 7) { nodes { name } } }", 5 + 7)]
    [InlineData("{ page(first: null) { nodes { name } } }", 5 + 20)]
    [InlineData("{ page(first: 0) { nodes { name friend { name } } total } }", 5 + 3)]
    [InlineData("{ page(first: 7) { nodes { friend { name } } total } }", 5 + 7 + 7 + 3)]
    [InlineData("{ page(first: 7) { ...P } } fragment P on Page { nodes { friend { friend { name } } } ...Q } fragment Q on Page { nodes { friend { name } } }", 5 + 7 + 7 + 7)]
    [InlineData("{ one { friends { name } } }", 1 + 10)]
    [InlineData("{ page(first: 7) { nodes { friends { friends { name } } } } }", 5 + 7 + 70 + 700)]
    [InlineData("{ any { ... on Person { name friends { name } } ... on Page { total } } }", 1 + 10)]
    public async Task Pages_multiply_what_is_selected_below_them(string query, long cost)
    {
        var answer = await AskAsync(query, new OperationLimits(1_000, 100, 100, 100));
        Assert.True(answer.TryGetProperty("extensions", out var extensions), answer.ToString());
        Assert.Equal($$"""{"requested":{{cost}},"limit":1000}""", extensions.GetProperty("cost").ToString());
    }

    [Fact]
    public async Task Variables_are_counted_with_their_values_and_not_with_those_of_an_earlier_request()
    {
        const string Query = "query($n: Int, $more: Boolean = false) { page(first: $n) { nodes { name friend @include(if: $more) { name } } } }";
        var executor = Executor(new OperationLimits(1_000, 10, 10, 10));
        foreach (var (variables, cost) in new[] { ("""{"n":3}""", 8), ("""{"n":40}""", 45), ("{}", 25), ("""{"n":3,"more":true}""", 11), ("""{"n":3}""", 8) })
        {
            using var answer = JsonDocument.Parse(await Ask.OfAsync(executor, Query, variables));
            Assert.Equal(cost, answer.RootElement.GetProperty("extensions").GetProperty("cost").GetProperty("requested").GetInt64());
        }
    }

    [Fact]
    public async Task What_costs_too_much_does_not_run_and_says_its_cost_the_limit_and_the_most_expensive_field()
    {
        var answer = await AskAsync("{ one { name } page(first: 900) { nodes { alias: friend { name } } } }", new OperationLimits(1_000, 10, 10, 10));

        Assert.False(answer.TryGetProperty("data", out _));
        Assert.Equal(0, _resolved);
        var error = answer.GetProperty("errors")[0];
        Assert.Contains("costs 1,806, and 1,000 is the limit", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("""{"code":"COST_LIMIT","cost":1806,"limit":1000,"field":"page.nodes","fieldCost":900}""", error.GetProperty("extensions").ToString());
        Assert.Equal("""{"requested":1806,"limit":1000}""", answer.GetProperty("extensions").GetProperty("cost").ToString());
    }

    [Theory]
    [InlineData("{ one { friend { friend { name } } } }", "DEPTH_LIMIT")]
    [InlineData("{ a: one { name } b: one { name } c: one { name } }", "ALIAS_LIMIT")]
    [InlineData("{ one { name } page { total } any { __typename } x: page { total } }", "ROOT_FIELD_LIMIT")]
    public async Task Depth_aliases_and_fields_of_the_root_have_limits(string query, string code)
    {
        var answer = await AskAsync(query, new OperationLimits(1_000, 3, 2, 3));
        Assert.Equal(code, answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(0, _resolved);
    }

    [Fact]
    public async Task A_cost_beyond_all_numbers_is_refused_and_not_overflown()
    {
        var query = "{ page(first: 2147483647) { nodes " + string.Concat(Enumerable.Repeat("{ friends ", 60)) + "{ name }" + new string('}', 60) + " } }";
        var answer = await AskAsync(query, new OperationLimits(1_000, 100, 10, 10));
        Assert.Equal(1_000_000_000_000, answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("cost").GetInt64());
    }

    [Fact]
    public async Task A_subscription_is_measured_by_what_one_event_costs_and_its_events_do_not_repeat_it()
    {
        var library = new Library().Schema;
        var executor = new GraphQLExecutor(library, new() { LimitsOf = static _ => new OperationLimits(2, 10, 10, 10) });
        var events = new List<string>();
        await foreach (var response in executor.StreamAsync(new GraphQLRequest("subscription { arrivals(count: 2) { author { name } } }")))
        {
            using (response)
                events.Add(System.Text.Encoding.UTF8.GetString(response.Utf8Json.Span));
        }
        Assert.Equal(2, events.Count);
        Assert.All(events, e => Assert.DoesNotContain("extensions", e, StringComparison.Ordinal));
        await foreach (var response in executor.StreamAsync(new GraphQLRequest("subscription { arrivals(count: 2) { author { mentor { name } } } }")))
        {
            using (response)
                Assert.Equal("COST_LIMIT", Assert.Single(response.Errors).Extensions!["code"]);
        }
    }

    [Fact]
    public async Task The_time_limit_of_a_request_counts_before_the_general_one()
    {
        var executor = new GraphQLExecutor(new Library().Schema, new()
        {
            LimitsOf = context => new OperationLimits(100, 10, 10, 10, context is "hurried" ? TimeSpan.FromMilliseconds(50) : null),
        });
        Assert.Contains("TIME_LIMIT", await Ask.OfAsync(executor, "{ slow }", context: "hurried"), StringComparison.Ordinal);
    }

    private async Task<JsonElement> AskAsync(string query, OperationLimits limits)
    {
        using var answer = JsonDocument.Parse(await Ask.OfAsync(Executor(limits), query));
        return answer.RootElement.Clone();
    }

    private GraphQLExecutor Executor(OperationLimits limits) => new(BuildSchema(), new() { LimitsOf = _ => limits });

    private Schema BuildSchema()
    {
        var schema = new SchemaBuilder();
        var person = schema.Object<string>("Person");
        person.Field("name", Scalars.String, static p => p)
            .Field("friend", person, static p => p.Length > 1 ? p[1..] : null)
            .Field("friends", person.NonNull().List(), static p => Array.Empty<string>());
        var page = schema.Object<int>("Page").Field("nodes", person.NonNull().List(), static _ => Array.Empty<string>()).Field("total", Scalars.Int, static p => p);
        page.SetCost("total", new FieldCost { Once = 3 });
        var any = schema.Union("Any").Member(person).Member(page);
        schema.Query.Field("one", person, null, (_, _) => Task.FromResult($"n{++_resolved}"))
            .Field("any", any, null, (_, _) => Task.FromResult<object>($"n{++_resolved}"))
            .Field("page", page, [Arg.Of("first", Scalars.Int)], (_, _) => Task.FromResult(++_resolved));
        schema.Query.SetCost("page", new FieldCost { Once = 5, Each = 0, SizeArgument = "first", AssumedSize = 20, SizedFields = ["nodes"] });
        return schema.Build();
    }
}
