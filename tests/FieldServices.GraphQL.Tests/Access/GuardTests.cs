using System.Globalization;
using System.Runtime.CompilerServices;
using FieldServices.GraphQL.Access;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Tests.Execution;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Tests.Access;

/// <summary>Who may not see a field gets null or an error in its place, and may not use it to choose by either.</summary>
public sealed class GuardTests
{
    private readonly List<string> _fetched = [];

    [Theory]
    [InlineData("owner", """{"data":{"things":[{"name":"a","phone":"1","note":"n","secret":{"name":"x"}}]}}""")]
    [InlineData("guest", """{"errors":[{"message":"No.","locations":[{"line":1,"column":23}],"path":["things",0,"note"],"extensions":{"code":"FORBIDDEN"}}],"data":{"things":[{"name":"a","phone":null,"note":null,"secret":null}]}}""")]
    public async Task A_hidden_field_is_null_or_an_error_as_it_was_declared(string who, string expected) =>
        Assert.Equal(expected, await Ask.OfAsync(BuildSchema(), "{ things { name phone note secret { name } } }", context: who));

    [Fact]
    public async Task What_is_hidden_is_not_fetched()
    {
        await Ask.OfAsync(BuildSchema(), "{ things { name secret { name } } hidden }", context: "guest");
        Assert.Equal(["things"], _fetched);
    }

    [Fact]
    public async Task A_hidden_field_that_cannot_be_null_takes_its_parent_along_and_shows_nothing()
    {
        var answer = await Ask.OfAsync(BuildSchema(), "{ things { name must } }", context: "guest");
        Assert.Contains("\"things\":[null]", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("\"a\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hidden_list_or_text_that_cannot_be_null_is_empty() =>
        Assert.Equal("""{"data":{"things":[{"name":"a","all":[],"title":""}]}}""", await Ask.OfAsync(BuildSchema(), "{ things { name all { name } title } }", context: "guest"));

    [Theory]
    [InlineData("{ things(filter: { phone: \"1\" }) { name } }", "{}")]
    [InlineData("{ things(filter: { or: [{ name: \"a\" }, { or: [{ phone: null }] }] }) { name } }", "{}")]
    [InlineData("query($f: F) { things(filter: $f) { name } }", """{"f":{"or":[{"phone":"1"}]}}""")]
    [InlineData("query($p: String) { things(filter: { phone: $p }) { name } }", """{"p":"1"}""")]
    [InlineData("{ things(by: PHONE) { name } }", "{}")]
    [InlineData("query($b: [By!]) { things(byAll: $b) { name } }", """{"b":["NAME","PHONE"]}""")]
    [InlineData("{ name: things(by: PHONE) { name } ok: things(by: NAME) { name } }", "{}")]
    [InlineData("{ ...Q } fragment Q on Query { things { more(by: PHONE) { name } } }", "{}")]
    public async Task Nobody_chooses_by_what_is_hidden_from_them(string query, string variables)
    {
        var schema = BuildSchema();
        var refused = await Ask.OfAsync(schema, query, variables, context: "guest");
        Assert.Contains("FORBIDDEN", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("data", refused, StringComparison.Ordinal);
        Assert.Empty(_fetched);
        Assert.StartsWith("{\"data\":", await Ask.OfAsync(schema, query, variables, context: "owner"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_condition_on_a_hidden_field_that_was_not_given_hurts_nobody() =>
        Assert.StartsWith("{\"data\":", await Ask.OfAsync(BuildSchema(), "query($p: String) { things(filter: { phone: $p, name: \"a\" }, by: NAME) { name } }", context: "guest"), StringComparison.Ordinal);

    [Theory]
    [InlineData("owner", 1)]
    [InlineData("guest", 0)]
    public async Task A_hidden_stream_is_not_opened(string who, int events)
    {
        var seen = 0;
        await foreach (var response in new GraphQLExecutor(BuildSchema()).StreamAsync(new GraphQLRequest("subscription { ticks }") { Context = who }))
        {
            using (response)
                seen += response.Kind == ResponseKind.Executed ? 1 : 0;
        }
        Assert.Equal(events, seen);
        Assert.Equal(events, _fetched.Count);
    }

    private Schema BuildSchema()
    {
        var schema = new SchemaBuilder();
        FieldGuard hides = static who => who is "owner" ? FieldAccess.Granted : FieldAccess.HiddenAsNull;
        FieldGuard refuses = static who => who is "owner" ? FieldAccess.Granted : FieldAccess.Refused(new GraphQLFieldException("No.", "FORBIDDEN"));
        var thing = schema.Object<string>("Thing");
        var by = schema.Enum("By").Value("NAME", 1).Value("PHONE", 2);
        thing.Field("name", Scalars.String, static t => t).Field("phone", Scalars.String, static _ => "1").Field("note", Scalars.String, static _ => "n")
            .Field("all", thing.NonNull().List().NonNull(), static t => new[] { t })
            .Field("must", Scalars.Int.NonNull(), static (string _) => (int?)1)
            .Field("title", Scalars.String.NonNull(), static _ => "t")
            .Field("more", thing.List(), [Arg.Of("by", by)], static (_, _) => Array.Empty<string>())
            .Batch<string, string>("secret", thing, static t => t, (keys, _, _) => Load(keys));
        foreach (var field in new[] { "phone", "secret", "must", "all", "title" })
            thing.SetGuard(field, hides);
        thing.SetGuard("note", refuses);
        by.SetGuard("PHONE", hides);
        var filter = schema.InputObject("F");
        filter.Field("or", filter.NonNull().List()).Field("name", Scalars.String).Field("phone", Scalars.String).SetGuard("phone", refuses);
        schema.Query
            .Field("things", thing.List(), [Arg.Of("filter", filter), Arg.Of("by", by), Arg.Of("byAll", by.NonNull().List())], (_, _) => Fetch("things"))
            .Field("hidden", Scalars.String.List(), null, (_, _) => Fetch("hidden"));
        schema.Query.SetGuard("hidden", hides);
        schema.Subscription.Field("ticks", Scalars.Int, null, (_, cancellation) => Tick(cancellation));
        schema.Subscription.SetGuard("ticks", hides);
        return schema.Build();
    }

    private Task<string[]> Fetch(string what)
    {
        _fetched.Add(what);
        return Task.FromResult<string[]>(["a"]);
    }

    private Task<IReadOnlyDictionary<string, string>> Load(IReadOnlyList<string> keys)
    {
        _fetched.Add(string.Create(CultureInfo.InvariantCulture, $"{keys.Count} secrets"));
        return Task.FromResult<IReadOnlyDictionary<string, string>>(keys.ToDictionary(static k => k, static _ => "x"));
    }

    private async IAsyncEnumerable<int> Tick([EnumeratorCancellation] CancellationToken cancellation)
    {
        _fetched.Add("ticks");
        await Task.Yield();
        cancellation.ThrowIfCancellationRequested();
        yield return 1;
    }
}
