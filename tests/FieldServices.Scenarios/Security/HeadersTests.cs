using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Security;

public sealed class HeadersTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/v1/emergencies/7")]
    [InlineData("/health")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/openapi.json")]
    [InlineData("/nothing")]
    [InlineData("/graphql?query=%7B__typename%7D")]
    public async Task Every_answer_tells_a_browser_to_trust_little(string path)
    {
        var answer = await scenario.Admin.GetAsync(path);
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal("no-referrer", answer.Header("Referrer-Policy"));
        Assert.Contains("default-src 'self'", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Null(answer.Header("Server"));
        Assert.NotNull(answer.Header("Request-Id"));
        if (path.StartsWith("/v1", StringComparison.Ordinal) || path.StartsWith("/graphql", StringComparison.Ordinal))
            Assert.Equal("no-store", answer.Header("Cache-Control"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/health")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/openapi.json")]
    public async Task Only_what_tells_nothing_of_a_tenant_is_open_to_all(string path)
    {
        using var stranger = scenario.Server.Client(null);
        await Samples.ReportedAsync(scenario.Admin);
        var answer = await stranger.GetAsync(path);
        Assert.Equal(200, (int)answer.Status);
        Assert.DoesNotContain(scenario.Tenant.Id.Value.ToString(), answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(scenario.Tenant.Slug, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_has_the_headers_too()
    {
        using var stranger = scenario.Server.Client(null);
        Assert.Equal("nosniff", (await stranger.GetAsync("/v1/emergencies/7")).Header("X-Content-Type-Options"));
    }
}
