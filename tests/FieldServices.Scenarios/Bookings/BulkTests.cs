using System.Net;
using System.Text.Json.Nodes;
using FieldServices.Domain.Bookings;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.Harness;
using FieldServices.TestKit;
using Npgsql;

namespace FieldServices.Scenarios.Bookings;

/// <summary>One command for many bookings: each for itself, and the whole as often as anybody likes.</summary>
public sealed class BulkTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    private readonly Client client = scenario.Admin;

    [Fact]
    public async Task Each_item_is_told_whether_it_was_done_was_so_already_or_why_it_was_refused()
    {
        var made = await Bookable.MakeAsync(client);
        var (first, second) = (await BookingStages.ReachedAsync(made, BookingStatus.Scheduled), await RescheduledAsync(made, 3));
        var (assigned, requested, unknown) = (await RescheduledAsync(made, 6, new AssignTechnician()), await made.RequestedAsync(), Guid.CreateVersion7());

        var summary = await SendAsync("assign", Guid.NewGuid(), Body([first, second, assigned, requested, unknown]));

        Assert.Equal("done done already rejected rejected", Outcomes(summary));
        Assert.Equal((2, 1, 2, 0), ((int)summary["done"]!, (int)summary["already"]!, (int)summary["rejected"]!, (int)summary["undecided"]!));
        Assert.Equal("booking.technician-assigned", (string?)summary["items"]![0]!["events"]![0]);
        Assert.Equal(("booking.wrong-status", "not-found"), ((string?)summary["items"]![3]!["code"], (string?)summary["items"]![4]!["code"]));
        Assert.Contains("confirm", summary["items"]![3]!["allowedCommands"]!.AsArray().Select(c => (string?)c));
    }

    [Fact]
    public async Task Items_say_what_differs_and_what_collides_is_refused_for_that_item_alone()
    {
        var made = await Bookable.MakeAsync(client);
        Guid[] ids = [await BookingStages.ReachedAsync(made, BookingStatus.Scheduled), await RescheduledAsync(made, 3), await RescheduledAsync(made, 6)];
        string At(int hours) => Bookable.Nine.AddDays(1).AddHours(hours).ToString("s", null);

        string Item(int i, int hours, string more = "") => $"{{\"id\":\"{ids[i]}\",\"command\":{{\"start\":\"{At(hours)}\"}}{more}}}";
        var summary = await SendAsync("reschedule", Guid.NewGuid(), "{\"command\":{\"reason\":\"The van is in the garage\"},\"items\":["
            + Item(0, 0) + "," + Item(1, 0) + "," + Item(2, 4, ",\"version\":1") + "]}");

        Assert.Equal("done rejected rejected", Outcomes(summary));
        Assert.Equal(("booking.slot-taken", "version-mismatch"), ((string?)summary["items"]![1]!["code"], (string?)summary["items"]![2]!["code"]));
    }

    [Fact]
    public async Task A_repetition_tells_the_same_and_does_what_a_crash_left_undone()
    {
        var made = await Bookable.MakeAsync(client);
        var (key, ids) = (Guid.NewGuid(), new[] { await made.RequestedAsync(), await made.RequestedAsync(), await made.RequestedAsync() });
        var body = Body(ids, """{"by":"office","reason":"Flood in the yard"}""");
        await BreakOffAsync("cancel", key, body, doneBefore: ids[0], stuckAt: ids[1]);
        var whole = await SendAsync("cancel", key, body);

        Assert.Equal("done done done", Outcomes(whole));
        Assert.True(JsonNode.DeepEquals(whole, await SendAsync("cancel", key, body)));
        var other = await client.PostAsync("/v1/bookings/bulk/cancel", Body(ids[..1], """{"by":"office"}"""), ("Idempotency-Key", $"{key}"));
        other.Refused(422, "idempotency-key-reused");
        var unheard = await client.PostAsync("/v1/bookings/bulk/cancel", Body([await made.RequestedAsync()], """{"by":"office"}"""), ("Idempotency-Key", $"{key}"));
        unheard.Refused(422, "idempotency-key-reused");
    }

    [Fact]
    public async Task Nothing_is_done_while_anything_is_wrong_with_the_request()
    {
        var made = await Bookable.MakeAsync(client);
        var id = await made.RequestedAsync();
        var path = "/v1/bookings/bulk/cancel";
        var key = ("Idempotency-Key", $"{Guid.NewGuid()}");

        (await client.PostAsync(path, Body([id], """{"by":"office"}"""))).Refused(400, "validation-failed");
        var tooMany = (await client.PostAsync(path, Body([.. Enumerable.Range(0, 201).Select(_ => Guid.CreateVersion7())], """{"by":"office"}"""), key)).Refused(400, "validation-failed");
        Assert.Contains("from 1 to 200", (string?)tooMany.Json["errors"]![0]!["message"], StringComparison.Ordinal);
        (await client.PostAsync(path, Body([], """{"by":"office"}"""), key)).Refused(400, "validation-failed");
        var twice = (await client.PostAsync(path, Body([id, id], """{"by":"office"}"""), key)).Refused(400, "validation-failed");
        Assert.Equal("/items/1/id", (string?)twice.Json["errors"]![0]!["pointer"]);
        var nobody = """{"id":"01890a5d-ac96-774b-bcce-b302099a8057","command":{"by":"nobody"}}""";
        var wrong = (await client.PostAsync(path, Body([id], """{"by":"office"}""").Replace("}]", $"}},{nobody}]", StringComparison.Ordinal), key)).Refused(400, "validation-failed");
        Assert.Equal("/items/1/command/by", (string?)wrong.Json["errors"]![0]!["pointer"]);
        (await client.PostAsync(path, Body([id], """{"by":"office"}"""), key, ("If-Match", "\"1\""))).Refused(400, "validation-failed");
        using var technician = await scenario.Server.ClientAsync(scenario.Tenant, Role.Technician);
        Assert.Equal(HttpStatusCode.Forbidden, (await technician.PostAsync(path, Body([id], """{"by":"office"}"""), key)).Status);

        Assert.Equal("requested", (string?)(await client.GetAsync($"/v1/bookings/{id}")).Json["booking"]!["status"]);
        var told = (await client.PostAsync($"{path}?dryRun=true", Body([id], """{"by":"office"}"""), key)).Accepted().Json;
        Assert.Equal("done", Outcomes(told));
        Assert.Equal("done", Outcomes((await client.PostAsync(path, Body([id], """{"by":"office"}"""), key)).Accepted().Json));
    }

    /// <summary>Sends the request and hangs up while one of its items is being written.</summary>
    private async Task BreakOffAsync(string command, Guid key, string body, Guid doneBefore, Guid stuckAt)
    {
        await using var database = NpgsqlDataSource.Create(scenario.ConnectionString);
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand("select version from eventstore.streams where stream_id = $1 for update", connection, transaction) { Parameters = { new() { Value = stuckAt } } };
        Assert.NotNull(await hold.ExecuteScalarAsync());
        var other = await scenario.Server.ClientAsync(scenario.Tenant, Role.Admin);
        var sent = other.PostAsync($"/v1/bookings/bulk/{command}", body, ("Idempotency-Key", $"{key}"));
        await Eventually.TrueAsync(async () => (string?)(await client.GetAsync($"/v1/bookings/{doneBefore}")).Json["booking"]!["status"] == "cancelled");
        other.Dispose();
        await Assert.ThrowsAnyAsync<Exception>(() => sent.EndsAsync());
        await transaction.RollbackAsync();
    }

    /// <summary>Sends the request as a client does: again while an earlier one with its key is being worked on.</summary>
    private async Task<JsonNode> SendAsync(string command, Guid key, string body)
    {
        Answer? answer = null;
        await Eventually.TrueAsync(async () => (answer = await client.PostAsync($"/v1/bookings/bulk/{command}", body, ("Idempotency-Key", $"{key}"))).Status != HttpStatusCode.Conflict);
        return answer!.Accepted().Json;
    }

    private static string Outcomes(JsonNode summary) => string.Join(' ', summary["items"]!.AsArray().Select(i => (string?)i!["outcome"]));

    private static string Body(IEnumerable<Guid> ids, string command = "{}") =>
        "{\"command\":" + command + ",\"items\":[" + string.Join(',', ids.Select(i => $"{{\"id\":\"{i}\"}}")) + "]}";

    /// <summary>A booking in the calendar some hours later than the first.</summary>
    private async Task<Guid> RescheduledAsync(Bookable made, int hours, params object[] more)
    {
        var id = await made.RequestedAsync();
        foreach (var command in (object[])[made.Hold(Bookable.Nine.AddHours(hours)), new ConfirmBooking(), new ScheduleBooking(), .. more])
            (await client.PostAsync(command, id)).Accepted();
        return id;
    }
}
