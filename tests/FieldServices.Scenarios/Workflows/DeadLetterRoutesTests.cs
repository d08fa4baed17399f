using System.Text.Json.Nodes;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Workflows;

/// <summary>What could not go on by itself, and what becomes of it once somebody has decided.</summary>
public sealed class DeadLetterRoutesTests(LampServer lamps) : IClassFixture<LampServer>
{
    private readonly Client admin = lamps.Admin;

    [Fact]
    public async Task A_poisonous_input_parks_its_instance_alone_and_can_be_left_out()
    {
        var (poisoned, healthy) = (await LampServer.LampAsync(admin, LampCare.Poison), await LampServer.LampAsync(admin));
        var letter = await LampServer.LetterAsync(admin, "input", poisoned);
        (await admin.PostAsync($"/v1/lamps/{poisoned}/service", """{"note":"By hand."}""")).Accepted();
        await Eventually.TrueAsync(async () => (await admin.GetAsync(LampServer.PathOf(poisoned))).Json["waiting"]!.AsArray().Count == 2);

        Assert.Equal("parked", (string?)(await admin.GetAsync(LampServer.PathOf(poisoned))).Json["status"]);
        Assert.Equal("running", (string?)(await admin.GetAsync(LampServer.PathOf(healthy))).Json["status"]);
        Assert.Equal(("event", LampCare.Name), ((string)letter["name"]!, (string)letter["workflow"]!));
        Assert.Contains("FormatException", (string?)letter["error"], StringComparison.Ordinal);
        Assert.Equal(1, (long)(await admin.GetAsync($"/v1/streams/lamp/{poisoned}/events")).Json["events"]!.AsArray().Count(e => (long)e!["position"]! == (long)letter["body"]!["position"]!));

        Assert.Equal("parked", (string?)(await admin.PostAsync($"{LampServer.PathOf(poisoned)}/retry", "")).Accepted().Json["status"]);
        var again = await LampServer.LetterAsync(admin, "input", poisoned);
        Assert.Equal(1, (int)again["attempts"]!);
        var edit = (await admin.PostAsync($"/v1/dead-letters/{again["id"]}/edit", """{"body":{}}""")).Refused(422, "not-editable");
        Assert.Contains("discard it with a reason", (string?)edit.Json["detail"], StringComparison.Ordinal);
        var retried = (await admin.PostAsync($"/v1/dead-letters/{again["id"]}/retry", "")).Accepted().Json;
        Assert.True((bool)retried["parkedAgain"]!);

        var last = await LampServer.LetterAsync(admin, "input", poisoned);
        var discarded = (await admin.PostAsync($"/v1/dead-letters/{last["id"]}/discard", """{"reason":"A trial."}""")).Accepted().Json;
        Assert.False((bool)discarded["parkedAgain"]!);
        var told = (await admin.GetAsync(LampServer.PathOf(poisoned))).Json;
        Assert.Equal(("running", poisoned), ((string)told["status"]!, (Guid)told["state"]!["lamp"]!));
        Assert.Empty(told["waiting"]!.AsArray());
        foreach (var settled in new[] { letter, again, last })
            (await admin.PostAsync($"/v1/dead-letters/{settled["id"]}/discard", """{"reason":"Again."}""")).Refused(409, "not-dead");
    }

    [Fact]
    public async Task A_command_that_is_not_valid_is_mended_and_goes_its_way()
    {
        var lamp = await LampServer.LampAsync(admin, LampCare.Mute);
        var letter = await LampServer.LetterAsync(admin, "command", lamp);
        var path = $"/v1/dead-letters/{letter["id"]}";
        var step = (await admin.GetAsync($"/v1/streams/{LampCare.Name}/{lamp}/events")).Json["events"]![0]!;

        Assert.Equal(("lamp.service", lamp), ((string)letter["name"]!, (Guid)letter["target"]!));
        Assert.Equal("""{"note":""}""", letter["body"]!.ToJsonString());
        Assert.Equal((1L, (Guid)step["commandId"]!, (Guid)step["correlationId"]!), ((long)letter["step"]!, (Guid)letter["causationId"]!, (Guid)letter["correlationId"]!));
        Assert.True(JsonNode.DeepEquals(letter, (await admin.GetAsync(path)).Json));

        (await admin.PostAsync($"{path}/retry", "")).Accepted();
        await LampServer.LetterAsync(admin, "command", lamp);
        (await admin.PostAsync($"{path}/edit", """{"body":{"note":"Mended."}}""")).Accepted();
        await Eventually.TrueAsync(async () => (await admin.GetAsync($"/v1/streams/lamp/{lamp}/events")).Json["events"]!.AsArray().Count == 2);

        var serviced = (await admin.GetAsync($"/v1/streams/lamp/{lamp}/events")).Json["events"]![1]!;
        Assert.Equal(("Mended.", (Guid)letter["id"]!), ((string)serviced["body"]!["note"]!, (Guid)serviced["commandId"]!));
        await Eventually.TrueAsync(async () => (await admin.GetAsync(LampServer.PathOf(lamp))).Json["commands"]!.AsArray().Count == 0);
        (await admin.PostAsync($"{path}/retry", "")).Refused(409, "not-dead");
        (await admin.GetAsync(path)).Refused(409, "not-dead");
        var decided = (await admin.GetAsync($"/v1/streams/{LampCare.Name}/{lamp}/events")).Json["events"]!.AsArray()
            .Where(e => (string)e!["name"]! == "workflow.intervened").Select(e => (string)e!["body"]!["decision"]!);
        Assert.Equal(["retry", "edit"], decided);
    }

    [Theory]
    [InlineData("{}", "/body", "required")]
    [InlineData("""{"body":{}}""", "/body/note", "required")]
    [InlineData("""{"body":{"note":""}}""", "/body/note", "required")]
    [InlineData("""{"body":{"note":7}}""", "/body/note", "wrong-type")]
    [InlineData("""{"body":{"note":"x","colour":"red"}}""", "/body/colour", "unknown-field")]
    [InlineData("""{"body":[]}""", "/body", "wrong-type")]
    [InlineData("""{"body":{"note":"x"},"channel":"sms"}""", "/channel", "unknown-field")]
    public async Task A_command_is_not_replaced_by_one_that_is_not_valid_either(string body, string pointer, string code)
    {
        var lamp = await LampServer.LampAsync(admin, LampCare.Mute);
        var letter = await LampServer.LetterAsync(admin, "command", lamp);

        var refused = (await admin.PostAsync($"/v1/dead-letters/{letter["id"]}/edit", body)).Refused(400, "validation-failed");

        var error = Assert.Single(refused.Json["errors"]!.AsArray())!;
        Assert.Equal((pointer, code), ((string)error["pointer"]!, (string)error["code"]!));
        Assert.True(JsonNode.DeepEquals(letter, (await admin.GetAsync($"/v1/dead-letters/{letter["id"]}")).Json));
    }

    [Fact]
    public async Task An_instance_is_told_when_its_command_is_discarded()
    {
        var lamp = await LampServer.LampAsync(admin, LampCare.Mute);
        var letter = await LampServer.LetterAsync(admin, "command", lamp);

        (await admin.PostAsync($"/v1/dead-letters/{letter["id"]}/discard", """{"reason":""}""")).Refused(400, "validation-failed");
        (await admin.PostAsync($"/v1/dead-letters/{letter["id"]}/discard", """{"reason":"Not needed."}""")).Accepted();

        Assert.Equal("finished", (string?)(await admin.GetAsync(LampServer.PathOf(lamp))).Json["status"]);
        (await admin.PostAsync($"/v1/dead-letters/{letter["id"]}/retry", "")).Refused(409, "not-dead");
        (await admin.GetAsync($"/v1/dead-letters/{letter["id"]}")).Refused(409, "not-dead");
        (await admin.GetAsync($"/v1/dead-letters/{Guid.NewGuid()}")).Refused(404, "not-found");
    }

    [Fact]
    public async Task A_message_that_could_not_be_sent_goes_elsewhere_or_nowhere()
    {
        var lamp = await LampServer.LampAsync(admin);
        // Nobody has given this message words, so no channel can send it.
        var path = $"/v1/dead-letters/{(await LampServer.LetterAsync(admin, "message", lamp))["id"]}";

        foreach (var (body, pointer) in new[] { ("{}", ""), ("""{"channel":" "}""", "/channel"), ("""{"recipient":""}""", "/recipient"), ("""{"data":{"place":7}}""", "/data"), ("""{"body":{}}""", "/body") })
            Assert.Equal(pointer, (string?)(await admin.PostAsync($"{path}/edit", body)).Refused(400, "validation-failed").Json["errors"]![0]!["pointer"]);
        (await admin.PostAsync($"{path}/edit", """{"recipient":"mate@lamps.example","data":{"place":"Harbour"}}""")).Accepted();

        var letter = await LampServer.LetterAsync(admin, "message", lamp);
        Assert.Equal(("lamp-installed", "mate@lamps.example", "Harbour"), ((string)letter["name"]!, (string)letter["body"]!["recipient"]!, (string)letter["body"]!["data"]!["place"]!));
        Assert.Equal("email", (string?)letter["body"]!["channel"]);
        (await admin.PostAsync($"{path}/retry", "")).Accepted();
        await LampServer.LetterAsync(admin, "message", lamp);
        (await admin.PostAsync($"{path}/discard", """{"reason":"They know."}""")).Accepted();
        (await admin.GetAsync(path)).Refused(409, "not-dead");
        (await admin.PostAsync($"{path}/retry", "")).Refused(409, "not-dead");
        Assert.Equal(
            ["edit", "retry", "discard"],
            (await (await lamps.Server.Platform.Messaging.LettersOfAsync(lamps.Tenant.Id)).DecisionsAsync(lamps.Tenant.Id, (Guid)letter["id"]!)).Select(d => d.Decision));
    }

    [Fact]
    public async Task A_dead_letter_of_another_tenant_does_not_exist()
    {
        var lamp = await LampServer.LampAsync(admin, LampCare.Mute);
        var path = $"/v1/dead-letters/{(await LampServer.LetterAsync(admin, "command", lamp))["id"]}";
        using var other = await lamps.Server.ClientAsync(await lamps.Server.TenantAsync("strangers"), Role.Admin);

        (await other.GetAsync(path)).Refused(404, "not-found");
        (await other.PostAsync($"{path}/retry", "")).Refused(404, "not-found");
        (await other.PostAsync($"{path}/edit", """{"body":{"note":"x"}}""")).Refused(404, "not-found");
        (await other.PostAsync($"{path}/discard", """{"reason":"x"}""")).Refused(404, "not-found");
        Assert.Empty((await other.GetAsync("/v1/dead-letters")).Json["deadLetters"]!.AsArray());
        Assert.Equal(200, (int)(await admin.GetAsync(path)).Status);
    }

    [Theory]
    [InlineData("kind=letter", "kind")]
    [InlineData("kind=command&kind=input", "kind")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=501", "limit")]
    public async Task A_wrong_parameter_is_named(string query, string parameter)
    {
        var refused = (await admin.GetAsync($"/v1/dead-letters?{query}")).Refused(400, "validation-failed");
        Assert.Equal(parameter, (string?)refused.Json["errors"]![0]!["parameter"]);
        (await admin.GetAsync("/v1/dead-letters/first")).Refused(404, "not-found");
    }
}
