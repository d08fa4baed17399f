using System.Net;
using System.Text;
using FieldServices.Api.Proving;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.Harness;
using FieldServices.EventStore;
using FieldServices.EventStore.Proving;
using FieldServices.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace FieldServices.Scenarios.Proving;

public sealed class CheckpointTests(ProofServer proofs) : IClassFixture<ProofServer>
{
    [Fact]
    public async Task An_auditor_reads_checkpoints_and_keys_and_verifies_proofs_with_them()
    {
        var (tenant, auditor) = await proofs.TenantAsync("read");
        var latest = (await auditor.GetAsync("/v1/checkpoints/latest")).Json;
        var key = NoteVerifier.Parse((string)(await auditor.GetAsync("/v1/checkpoints/keys")).Json["keys"]![0]!);
        var note = SignedNote.Parse((string)latest["note"]!)!;
        var checkpoint = Checkpoint.Parse(note.Text)!;
        Assert.True(note.IsSignedBy([key]));
        Assert.Equal((3, $"log.example/{tenant.Id}"), (checkpoint.Size, checkpoint.Origin));
        Assert.Equal((string)latest["note"]!, (string)(await auditor.GetAsync("/v1/checkpoints?limit=1")).Json["checkpoints"]![0]!["note"]!);

        // Three leaves: the second one's neighbour is the first, the third stands alone.
        var inclusion = (await auditor.GetAsync("/v1/proofs/inclusion?position=2")).Json;
        var path = Hashes(inclusion["path"]!);
        Assert.Equal(checkpoint.Root, MerkleHash.Node(MerkleHash.Node(path[0], MerkleHash.Leaf(Hash(inclusion["eventHash"]!))), path[1]));
        // From two leaves to three: the node over both is the smaller root, the third leaf is new.
        var consistency = (await auditor.GetAsync("/v1/proofs/consistency?from=2&to=3")).Json;
        var smaller = MerkleHash.Node(path[0], MerkleHash.Leaf(Hash(inclusion["eventHash"]!)));
        Assert.Equal(checkpoint.Root, MerkleHash.Node(smaller, Assert.Single(Hashes(consistency["path"]!))));
    }

    [Fact]
    public async Task Proofs_are_for_admins_and_auditors_and_of_the_own_log()
    {
        var (_, dispatcher) = await proofs.TenantAsync("roles", Role.Dispatcher);
        foreach (var path in new[] { "/v1/checkpoints", "/v1/checkpoints/latest", "/v1/checkpoints/keys", "/v1/proofs/inclusion?position=1", "/v1/proofs/consistency?from=1" })
            (await dispatcher.GetAsync(path)).Refused(403, "forbidden");
        var empty = await proofs.Server.TenantAsync("empty");
        using var admin = await proofs.Server.ClientAsync(empty, Role.Admin);
        var none = (await admin.GetAsync("/v1/checkpoints/latest")).Refused(404, "no-checkpoint");
        Assert.Equal("The log has no events. The first checkpoint comes within 1 s of the first event.", (string)none.Json["detail"]!);
        (await admin.GetAsync("/v1/proofs/inclusion?position=1")).Refused(404, "no-checkpoint");
    }

    [Fact]
    public async Task Health_tells_the_age_of_checkpoints_and_that_a_log_is_refused_one()
    {
        var (tenant, auditor) = await proofs.TenantAsync("health");
        var before = (await auditor.GetAsync("/health")).Json["checkpoints"]!;
        Assert.True((bool)before["signsHere"]!);
        Assert.InRange((double)before["ageSeconds"]!, 0, 3_600);
        var refused = (long)before["refusedLogs"]!;
        await Harness.Stored.ChangeAsync(proofs.Server.Platform, "update eventstore.log_checkpoints set note = 'x' where tenant_id = $1", tenant.Id.Value);
        using (var admin = await proofs.Server.ClientAsync(tenant, Role.Admin))
            await Samples.ReportedAsync(admin);
        await Eventually.TrueAsync(async () => (long)(await auditor.GetAsync("/health")).Json["checkpoints"]!["refusedLogs"]! > refused);
        Assert.Equal("degraded", (string)(await auditor.GetAsync("/health")).Json["status"]!);
    }

    [Theory]
    [InlineData("/v1/proofs/inclusion", "position")]
    [InlineData("/v1/proofs/inclusion?position=9999", "position")]
    [InlineData("/v1/proofs/inclusion?position=1&size=9999", "size")]
    [InlineData("/v1/proofs/consistency", "from")]
    [InlineData("/v1/proofs/consistency?from=3&to=2", "from")]
    [InlineData("/v1/checkpoints?limit=0", "limit")]
    public async Task A_parameter_that_cannot_be_is_named(string path, string parameter)
    {
        var (_, auditor) = await proofs.TenantAsync("parameters");
        var problem = (await auditor.GetAsync(path)).Refused(400, "validation-failed");
        Assert.Equal(parameter, (string)problem.Json["errors"]![0]!["parameter"]!);
    }

    [Fact]
    public async Task A_log_that_lacks_an_event_is_not_proved()
    {
        var (tenant, auditor) = await proofs.TenantAsync("damaged");
        await Harness.Stored.ChangeAsync(proofs.Server.Platform, "delete from eventstore.events where tenant_id = $1 and position = 2", tenant.Id.Value);
        var problem = (await auditor.GetAsync("/v1/proofs/inclusion?position=1")).Refused(409, "log-damaged");
        Assert.Contains("position 2", (string)problem.Json["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checkpoints_are_written_to_a_folder_and_posted()
    {
        var (tenant, _) = await proofs.TenantAsync("outside");
        var file = Path.Combine(proofs.Folder, "outside", tenant.Id.ToString(), "000000000003.txt");
        await Eventually.TrueAsync(() => Task.FromResult(File.Exists(file)));
        var latest = (await proofs.Server.Platform.Proving.Checkpoints.LatestAsync(tenant.Id))!;
        Assert.Equal(latest.Note, await File.ReadAllTextAsync(file));

        var posted = new Collecting();
        using var client = new HttpClient(posted);
        var settings = CheckpointSettings.None with { Address = new Uri("https://witness.example/checkpoints") };
        var sender = new CheckpointSender(proofs.Server.Platform.Places, settings, client, NullLogger.Instance);
        posted.Answer = HttpStatusCode.BadGateway;
        await sender.SendAsync(CancellationToken.None);
        posted.Answer = HttpStatusCode.OK;
        await sender.SendAsync(CancellationToken.None);
        await sender.SendAsync(CancellationToken.None);
        Assert.Equal(latest.Note, Assert.Single(posted.Bodies, b => b.Contains(tenant.Id.ToString(), StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("KEY", "not a key", "FIELDSERVICES_CHECKPOINTS_KEY")]
    [InlineData("KEY_FILE", "/nowhere/key.pem", "FIELDSERVICES_CHECKPOINTS_KEY_FILE: the file cannot be read.")]
    [InlineData("EARLIER_KEYS", "a+b", "FIELDSERVICES_CHECKPOINTS_EARLIER_KEYS")]
    [InlineData("EVERY", "0", "FIELDSERVICES_CHECKPOINTS_EVERY is a whole number of seconds from 1 to 86400.")]
    [InlineData("URL", "witness.example", "FIELDSERVICES_CHECKPOINTS_URL is an address")]
    public void A_setting_that_cannot_be_used_is_named(string name, string value, string explanation)
    {
        var error = Assert.Throws<Api.CommandLine.UserErrorException>(() =>
            CheckpointSettings.Read(new Dictionary<string, string> { [CheckpointSettings.Prefix + name] = value }));
        Assert.StartsWith(explanation, error.Message, StringComparison.Ordinal);
    }

    private static Digest Hash(System.Text.Json.Nodes.JsonNode text) => new(Convert.FromBase64String((string)text!));

    private static List<Digest> Hashes(System.Text.Json.Nodes.JsonNode path) => [.. path.AsArray().Select(h => Hash(h!))];

    /// <summary>The far end of a witness: takes or refuses what is posted.</summary>
    private sealed class Collecting : HttpMessageHandler
    {
        public HttpStatusCode Answer { get; set; }

        public List<string> Bodies { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Answer == HttpStatusCode.OK)
                Bodies.Add(Encoding.UTF8.GetString(await request.Content!.ReadAsByteArrayAsync(cancellationToken)));
            return new HttpResponseMessage(Answer);
        }
    }
}
