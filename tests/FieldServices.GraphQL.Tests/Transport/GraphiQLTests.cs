using System.Net;
using System.Text.RegularExpressions;

namespace FieldServices.GraphQL.Tests.Transport;

public sealed partial class GraphiQLTests
{
    [Fact]
    public async Task The_page_and_everything_it_names_come_from_the_server_itself()
    {
        await using var server = await TestServer.StartAsync();
        var page = await server.Client.GetAsync("/graphiql");
        var html = await page.Content.ReadAsStringAsync();
        Assert.DoesNotContain("{base}", html, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var links = Link().Matches(html).Select(static match => match.Groups[1].Value).ToList();
        Assert.Equal(["/graphiql/graphiql.css", "/graphiql/boot.css", "/graphiql/graphiql.js", "/graphiql/boot.js"], links);
        foreach (var link in links)
        {
            using var file = await server.Client.GetAsync(link);
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
            Assert.True((await file.Content.ReadAsByteArrayAsync()).Length > 50);
        }
    }

    [Fact]
    public async Task No_script_stands_in_the_page()
    {
        await using var server = await TestServer.StartAsync();
        var html = await server.Client.GetStringAsync("/graphiql/");
        Assert.Empty(InlineScript().Matches(html));
    }

    [Fact]
    public async Task Other_names_are_not_found_and_a_known_version_is_not_sent_again()
    {
        await using var server = await TestServer.StartAsync();
        using var missing = await server.Client.GetAsync("/graphiql/index.html");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        using var first = await server.Client.GetAsync("/graphiql/boot.js");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/graphiql/boot.js");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await server.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [GeneratedRegex("(?:src|href)=\"([^\"]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex("<script(?![^>]*src=)|\\son\\w+=")]
    private static partial Regex InlineScript();
}
