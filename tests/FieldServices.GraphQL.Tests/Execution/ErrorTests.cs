using FieldServices.GraphQL.Execution;

namespace FieldServices.GraphQL.Tests.Execution;

public sealed class ErrorTests
{
    private readonly Library _library = new();

    [Fact]
    public async Task A_reported_problem_has_message_place_path_and_code()
    {
        var answer = await Ask.OfAsync(_library.Schema, "{ book(id: 10) { id refused } }");
        Assert.Equal(
            """{"errors":[{"message":"No.","locations":[{"line":1,"column":21}],"path":["book","refused"],"extensions":{"code":"FORBIDDEN","hint":7}}],"data":{"book":null}}""",
            answer);
    }

    [Fact]
    public async Task An_unexpected_exception_is_masked_and_handed_to_the_host()
    {
        var seen = new List<(Exception Exception, string Field, string Reference)>();
        var executor = new GraphQLExecutor(_library.Schema, new() { OnUnexpectedError = (e, field, reference) => seen.Add((e, field, reference)) });
        var answer = await Ask.OfAsync(executor, "{ book(id: 10) { id broken } }");
        var (exception, place, number) = Assert.Single(seen);
        Assert.Equal(("secret", "Book.broken"), (exception.Message, place));
        Assert.DoesNotContain("secret", answer, StringComparison.Ordinal);
        Assert.Contains($$"""{"code":"INTERNAL_ERROR","reference":"{{number}}"}""", answer, StringComparison.Ordinal);
        Assert.EndsWith("""{"book":{"id":"10","broken":null}}}""", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_null_where_none_may_be_takes_its_parents_with_it()
    {
        var answer = await Ask.OfAsync(_library.Schema, "{ required }");
        Assert.Equal(
            """{"errors":[{"message":"Cannot return null for non-nullable field Query.required.","locations":[{"line":1,"column":3}],"path":["required"]}],"data":null}""",
            answer);
    }

    [Fact]
    public async Task An_operation_that_takes_too_long_is_given_up_without_data()
    {
        var executor = new GraphQLExecutor(_library.Schema, new() { TimeLimit = TimeSpan.FromMilliseconds(30) });
        foreach (var query in new[] { "{ slow }", "{ deaf }" })
        {
            var answer = await Ask.OfAsync(executor, query);
            Assert.StartsWith("""{"errors":[{"message":"The operation took longer than 0.03 s""", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("\"data\"", answer, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_caller_who_gives_up_gets_a_cancellation()
    {
        var executor = new GraphQLExecutor(_library.Schema);
        using var source = new CancellationTokenSource();
        var answer = executor.ExecuteAsync(new GraphQLRequest("{ slow }"), source.Token).AsTask();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    [Fact]
    public async Task A_response_that_grows_too_large_is_given_up()
    {
        var executor = new GraphQLExecutor(_library.Schema, new() { MaxResponseBytes = 10_000 });
        var aliases = string.Join(" ", Enumerable.Range(0, 900).Select(static i => $"alias{i}: title"));
        var answer = await Ask.OfAsync(executor, $"{{ books {{ {aliases} }} }}");
        Assert.Contains("RESPONSE_TOO_LARGE", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("\"data\"", answer, StringComparison.Ordinal);
    }
}
