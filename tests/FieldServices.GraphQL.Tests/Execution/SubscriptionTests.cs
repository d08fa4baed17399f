using System.Text;
using FieldServices.GraphQL.Execution;

namespace FieldServices.GraphQL.Tests.Execution;

public sealed class SubscriptionTests
{
    private readonly Library _library = new();

    [Fact]
    public async Task Each_event_is_a_response_of_its_own_with_batches() =>
        Assert.Equal(
            ["""{"data":{"a":{"title":"Bridges","author":{"name":"Ada"}}}}""", """{"data":{"a":{"title":"Canals","author":{"name":"Ada"}}}}"""],
            await AllAsync("subscription { a: arrivals(count: 2) { title author { name } } }"));

    [Fact]
    public async Task An_error_of_one_event_does_not_end_the_stream()
    {
        var responses = await AllAsync("subscription { arrivals(count: 2) { refused } }");
        Assert.Equal(2, responses.Count);
        Assert.All(responses, static response => Assert.EndsWith("\"data\":{\"arrivals\":null}}", response, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stream_that_is_refused_is_one_error_without_data() =>
        Assert.Equal(
            ["""{"errors":[{"message":"Not for you.","locations":[{"line":1,"column":16}],"path":["refused"],"extensions":{"code":"FORBIDDEN"}}]}"""],
            await AllAsync("subscription { refused }"));

    [Fact]
    public async Task A_stream_that_breaks_ends_with_its_error()
    {
        var responses = await AllAsync("""subscription { arrivals(count: 1, then: "fail") { id } }""");
        Assert.Equal("""{"data":{"arrivals":{"id":"10"}}}""", responses[0]);
        Assert.Contains("\"code\":\"BROKEN\"", responses[1], StringComparison.Ordinal);
        Assert.DoesNotContain("\"data\"", responses[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invalid_subscription_is_refused()
    {
        Assert.Contains("must select only one top level field", Assert.Single(await AllAsync("subscription { who refused }")), StringComparison.Ordinal);
        Assert.Contains("was not provided", Assert.Single(await AllAsync("subscription($n: Int!) { arrivals(count: $n) { id } }")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_is_a_stream_of_one() => Assert.Equal(["""{"data":{"__typename":"Query"}}"""], await AllAsync("{ __typename }"));

    [Fact]
    public async Task A_subscription_cannot_be_answered_at_once() =>
        Assert.Contains("A subscription answers a stream", await Ask.OfAsync(_library.Schema, "subscription { who }"), StringComparison.Ordinal);

    private async Task<List<string>> AllAsync(string query)
    {
        var texts = new List<string>();
        await foreach (var response in new GraphQLExecutor(_library.Schema).StreamAsync(new GraphQLRequest(query)))
        {
            using (response)
                texts.Add(Encoding.UTF8.GetString(response.Utf8Json.Span));
        }
        return texts;
    }
}
