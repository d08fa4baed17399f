using System.Text;
using FieldServices.GraphQL.Execution;

namespace FieldServices.GraphQL.Tests.Execution;

/// <summary>Requests made to hurt are refused, and cost no more memory than honest ones.</summary>
public sealed class HostileTests
{
    private const long MostBytes = 64 << 20;

    private readonly GraphQLExecutor _executor = new(new Library().Schema);

    public static TheoryData<string, string> Documents() => new()
    {
        { "100 kB of nested fields", Nested("{ book(id: 1) ", "{ author { books ", 6000, "}") },
        { "aliases without end", $"{{ {Repeat(i => $"a{i}: books {{ id }} ", 10_000)} }}" },
        { "a fragment that spreads itself", "{ books { ...A } } fragment A on Book { ...B } fragment B on Book { ...A }" },
        { "fragments that double at every step", Doubling(40) },
        { "ten thousand directives", $"{{ books {Repeat(_ => "@skip(if: false) ", 10_000)} {{ id }} }}" },
        { "ten thousand unknown directives", $"{{ books {Repeat(i => $"@d{i} ", 10_000)} {{ id }} }}" },
        { "introspection in a circle", Nested("{ __schema { types ", "{ fields { type ", 60, "}") },
        { "an integer of 50,000 digits", $"{{ echo(list: [{new string('9', 50_000)}]) }}" },
        { "lists in lists in lists", $"{{ echo(json: {new string('[', 20_000)}{new string(']', 20_000)}) }}" },
        { "objects in objects", $"{{ echo(json: {Repeat(_ => "{a:", 5_000)}1{new string('}', 5_000)}) }}" },
        { "a comment of a megabyte", $"# {new string('x', 1 << 20)}\n{{ __typename }}" },
        { "many operations of one name", Repeat(_ => "query A { __typename } ", 2_000) },
        { "conflicts among many aliases", $"{{ {Repeat(i => $"x: books(genre: {(i % 2 == 0 ? "SCIENCE" : "NOVEL")}) {{ id }} ", 900)} }}" },
        { "variables without end", $"query({Repeat(i => $"$v{i}: Int ", 4_000)}) {{ __typename }}" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_hostile_document_is_refused_with_little_memory(string name, string document)
    {
        await _executor.ExecuteAsync(new GraphQLRequest("{ __typename }"));
        var before = GC.GetAllocatedBytesForCurrentThread();
        // What is refused is refused before anything waits, so the memory counted is this thread's.
        using var response = await _executor.ExecuteAsync(new GraphQLRequest(document));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < MostBytes, name);
        Assert.Equal(ResponseKind.RequestError, response.Kind);
        Assert.True(response.Utf8Json.Length < 100_000, name);
    }

    [Theory]
    [InlineData("{\"j\": 1e999}")]
    [InlineData("{\"j\": -99999999999999999999999999999999999999999999}")]
    public async Task A_number_that_is_too_large_is_passed_on_or_refused_but_harms_nothing(string variables)
    {
        Assert.StartsWith("{\"data\":", await Ask.OfAsync(_executor, "query($j: JSON) { echo(json: $j) }", variables), StringComparison.Ordinal);
        Assert.Contains("Int cannot represent", await Ask.OfAsync(_executor, "query($j: Int!) { echo(list: [$j]) }", variables), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_variable_with_thousands_of_mistakes_reports_some_of_them()
    {
        var items = string.Join(',', Enumerable.Repeat("\"x\"", 20_000));
        using var response = await _executor.ExecuteAsync(new GraphQLRequest("query($l: [Int!]) { echo(list: $l) }")
        {
            Variables = System.Text.Json.JsonDocument.Parse($"{{\"l\":[{items}]}}").RootElement,
        });
        Assert.Equal(51, response.Errors.Count);
        Assert.StartsWith("Too many errors", response.Errors[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_response_with_too_many_objects_is_given_up()
    {
        var executor = new GraphQLExecutor(new Library().Schema, new() { MaxResponseObjects = 1_000 });
        var answer = await Ask.OfAsync(executor, $"{Repeat(_ => "{ books { author ", 9)}{{ id }}{new string('}', 18)}");
        Assert.Contains("RESPONSE_TOO_LARGE", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cache_of_documents_stays_within_its_bytes_and_forgets_refused_ones()
    {
        var compiled = 0;
        var cache = new FieldServices.GraphQL.Execution.Documents.DocumentCache(100_000, text =>
        {
            compiled++;
            return text == "bad" ? throw new FormatException() : new(new Library().Schema, FieldServices.GraphQL.Language.GraphQLParser.Parse(text), 100);
        });
        for (var i = 0; i < 500; i++)
            cache.Get($"{{ a{i}: __typename }}");
        Assert.InRange(cache.Count, 1, 99);
        cache.Get("{ a499: __typename }");
        Assert.Equal(500, compiled);
        Assert.Throws<FormatException>(() => cache.Get("bad"));
        Assert.Throws<FormatException>(() => cache.Get("bad"));
        Assert.Equal(502, compiled);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => cache.Get("{ once: __typename }"))));
        Assert.Equal(503, compiled);
    }

    private static string Nested(string begin, string step, int times, string end) =>
        $"{begin}{Repeat(_ => step, times)}{{ id }}{Repeat(_ => end, (times * 2) + 1)}";

    private static string Doubling(int steps)
    {
        var text = new StringBuilder("{ books { ...F0 } }");
        for (var i = 0; i < steps; i++)
            text.Append($" fragment F{i} on Book {{ author {{ a: books {{ ...F{i + 1} }} b: books {{ ...F{i + 1} }} }} }}");
        return text.Append($" fragment F{steps} on Book {{ id }}").ToString();
    }

    private static string Repeat(Func<int, string> part, int times) => string.Concat(Enumerable.Range(0, times).Select(part));
}
