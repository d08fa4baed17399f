using System.Net;
using FieldServices.Api.Security;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.Harness;
using Npgsql;

namespace FieldServices.Scenarios.Security;

public sealed class KeysTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    private readonly Server server = scenario.Server;

    [Fact]
    public async Task Without_a_key_the_answer_says_how_to_send_one()
    {
        using var stranger = server.Client(null);
        foreach (var path in new[] { "/v1/emergencies", "/graphql", "/v1/nothing" })
        {
            var answer = (await stranger.PostAsync(path, "{}")).Refused(401, "authentication-required");
            Assert.Equal("Bearer", answer.Header("WWW-Authenticate"));
            Assert.Contains("X-Api-Key", (string?)answer.Json["detail"], StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("fs_test_short_secret")]
    [InlineData("fs_prod_0123456789_01234567890123456789012345678901")]
    [InlineData("fs_test_0123456789_01234567890123456789012345678901")]
    [InlineData("fs_test_'; drop --_01234567890123456789012345678901")]
    public async Task A_key_that_is_none_opens_nothing(string key)
    {
        using var client = server.Client(key);
        (await client.PostAsync(Samples.Report)).Refused(401, "invalid-key");
        (await client.GetAsync($"/v1/emergencies/{Guid.NewGuid()}")).Refused(401, "invalid-key");
    }

    [Fact]
    public async Task An_unknown_key_and_a_known_one_with_a_wrong_secret_get_the_same_answer()
    {
        var real = await server.KeyAsync(scenario.Tenant, Role.Admin);
        using var wrong = server.Client((real with { Secret = ApiKey.Create("test").Secret }).ToString());
        using var unknown = server.Client(ApiKey.Create("test").ToString());
        Assert.Equal(Untraced(await unknown.PostAsync(Samples.Report)), Untraced(await wrong.PostAsync(Samples.Report)));
    }

    [Fact]
    public async Task A_key_also_works_as_a_bearer_token()
    {
        var key = await server.KeyAsync(scenario.Tenant, Role.Admin);
        using var client = server.Client(null);
        var answer = await client.PostAsync(Samples.Report, null, ("Authorization", $"Bearer {key}"));
        answer.Accepted();
    }

    [Fact]
    public async Task A_key_works_until_it_expires()
    {
        var clock = new SetClock();
        await using var node = await Server.StartAsync(scenario.ConnectionString, clock);
        var key = await node.KeyAsync(scenario.Tenant, Role.Admin, clock.GetUtcNow().AddDays(1));
        using var client = node.Client(key.ToString());
        (await client.PostAsync(Samples.Report)).Accepted();
        clock.Advance(TimeSpan.FromDays(2));
        (await client.PostAsync(Samples.Report)).Refused(401, "invalid-key");
    }

    [Fact]
    public async Task A_revoked_key_stops_working_everywhere_without_a_restart()
    {
        var key = await server.KeyAsync(scenario.Tenant, Role.Admin);
        using var client = server.Client(key.ToString());
        (await client.PostAsync(Samples.Report)).Accepted();
        Assert.True(await server.Platform.Keys.RevokeAsync(scenario.Tenant.Id, key.Id, CancellationToken.None));
        Assert.False(await server.Platform.Keys.RevokeAsync(scenario.Tenant.Id, key.Id, CancellationToken.None));
        await using var fresh = await Server.StartAsync(scenario.ConnectionString);
        using var elsewhere = fresh.Client(key.ToString());
        (await elsewhere.PostAsync(Samples.Report)).Refused(401, "invalid-key");
        await Eventually.TrueAsync(async () => (await client.PostAsync(Samples.Report)).Status == HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_key_of_another_tenant_cannot_be_revoked()
    {
        var other = await server.TenantAsync("revokers");
        var key = await server.KeyAsync(scenario.Tenant, Role.Admin);
        Assert.False(await server.Platform.Keys.RevokeAsync(other.Id, key.Id, CancellationToken.None));
    }

    [Fact]
    public async Task No_secret_stands_anywhere_in_the_database_or_in_the_logs()
    {
        var key = await server.KeyAsync(scenario.Tenant, Role.Admin);
        using var client = server.Client(key.ToString());
        var id = (await client.PostAsync(Samples.Report)).Accepted().Id;
        (await client.PostAsync($"/v1/emergencies/{id}/close", "{}")).Refused(409, "emergency.wrong-status");
        var dump = await DumpAsync(server.Platform.Database);
        Assert.Contains(key.Id, dump, StringComparison.Ordinal);
        Assert.DoesNotContain(key.Secret, dump, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexStringLower(System.Text.Encoding.ASCII.GetBytes(key.Secret)), dump, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Log.Lines, line => line.Contains(key.Secret, StringComparison.Ordinal));
    }

    private static string Untraced(Answer answer)
    {
        var body = answer.Refused(401, "invalid-key").Json.AsObject();
        body.Remove("traceId");
        return $"{body.ToJsonString()} {string.Join(' ', answer.Headers.Where(h => h.Key is not ("Date" or "Request-Id" or "Content-Length")).OrderBy(h => h.Key))}";
    }

    /// <summary>Every row of every table as text.</summary>
    private static async Task<string> DumpAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(
            """
            select string_agg(query_to_xml(format('select t::text as r from %I.%I t', table_schema, table_name), false, true, '')::text, '')
            from information_schema.tables
            where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') and table_name <> 'spatial_ref_sys'
            """);
        return ((string)(await command.ExecuteScalarAsync())!).ReplaceLineEndings("");
    }
}
