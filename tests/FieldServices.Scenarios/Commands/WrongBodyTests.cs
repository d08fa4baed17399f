using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Commands;

public sealed class WrongBodyTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    private const string Route = "/v1/emergencies";
    private const string Where = """ "point":{"latitude":51.5,"longitude":-0.1} """;
    private const string Rest = """ "description":"Drip.","channel":"phone", """ + Where;

    private readonly Client client = scenario.As(Domain.Modules.Role.Dispatcher);

    public static TheoryData<string, string, string> WrongFields { get; } = new()
    {
        { """{"description":"Drip.","channel":"phone",""" + Where + "}", "/category", "required" },
        { """{"category":"water-leak","channel":"phone",""" + Where + "}", "/description", "required" },
        { """{"category":"water-leak","description":"Drip.",""" + Where + "}", "/channel", "required" },
        { """{"category":"earthquake",""" + Rest + "}", "/category", "wrong-type" },
        { """{"category":7,""" + Rest + "}", "/category", "wrong-type" },
        { """{"category":null,""" + Rest + "}", "/category", "required" },
        { """{"category":"water-leak","description":null,"channel":"phone",""" + Where + "}", "/description", "required" },
        { """{"category":"water-leak","description":5,"channel":"phone",""" + Where + "}", "/description", "wrong-type" },
        { """{"category":"water-leak","description":"  ","channel":"phone",""" + Where + "}", "/description", "invalid" },
        { """{"category":"water-leak","description":"a\u0000b","channel":"phone",""" + Where + "}", "/description", "invalid" },
        { """{"category":"water-leak","colour":"red",""" + Rest + "}", "/colour", "unknown-field" },
        { """{"category":"water-leak","category":"flood",""" + Rest + "}", "/category", "repeated" },
        { """{"category":"water-leak","a/b~c":1,""" + Rest + "}", "/a~1b~0c", "unknown-field" },
        { """{"category":"water-leak","description":"Drip.","channel":"phone"}""", "/point", "invalid" },
        { """{"category":"water-leak","description":"Drip.","channel":"phone","point":{"latitude":90.1,"longitude":0}}""", "/point/latitude", "invalid" },
        { """{"category":"water-leak","description":"Drip.","channel":"phone","point":{"latitude":0,"longitude":-180.5}}""", "/point/longitude", "invalid" },
        { """{"category":"water-leak","description":"Drip.","channel":"phone","point":{"latitude":1e999,"longitude":0}}""", "/point/latitude", "invalid" },
        { """{"category":"water-leak","description":"Drip.","channel":"phone","point":{"latitude":"51","longitude":0}}""", "/point/latitude", "wrong-type" },
        { """{"category":"water-leak","description":"Drip.","channel":"phone","point":{"latitude":51}}""", "/point/longitude", "required" },
        { """{"category":"water-leak","description":"Drip.","channel":"phone","point":[51.5,-0.1]}""", "/point", "wrong-type" },
        { """{"category":"water-leak","dangerFlags":"smoke",""" + Rest + "}", "/dangerFlags", "wrong-type" },
        { """{"category":"water-leak","dangerFlags":["smoke","dragon"],""" + Rest + "}", "/dangerFlags/1", "wrong-type" },
        { """{"category":"water-leak","caller":{"phone":"not a number"},""" + Rest + "}", "/caller/phone", "invalid" },
        { """{"category":"water-leak","address":{"postcode":"London"},""" + Rest + "}", "/address/postcode", "invalid" },
        { "[]", "", "wrong-type" },
        { "null", "", "wrong-type" },
        { "\"text\"", "", "wrong-type" },
    };

    [Theory]
    [MemberData(nameof(WrongFields))]
    public Task A_wrong_field_is_named_by_its_pointer_and_nothing_is_stored(string json, string pointer, string code) => Stored.NothingAsync(scenario, async () =>
    {
        var answer = (await client.PostAsync(Route, json, ("Idempotency-Key", Guid.NewGuid().ToString()))).Refused(400, "validation-failed");
        var error = Assert.Single(answer.Json["errors"]!.AsArray())!;
        Assert.Equal((pointer, code), ((string?)error["pointer"], (string?)error["code"]));
        Assert.False(string.IsNullOrWhiteSpace((string?)error["message"]));
    });

    [Fact]
    public async Task All_wrong_fields_are_told_at_once()
    {
        var answer = await client.PostAsync(Route, """{"category":"x","channel":3,"point":{"latitude":true},"colour":1}""");
        var pointers = answer.Refused(400, "validation-failed").Json["errors"]!.AsArray().Select(e => (string)e!["pointer"]!);
        Assert.Equal(["/category", "/channel", "/colour", "/description", "/point/latitude", "/point/longitude"], pointers.Order(StringComparer.Ordinal));

        var values = await client.PostAsync(Route, """{"category":"flood","description":"","channel":"web","point":{"latitude":99,"longitude":999}}""");
        Assert.Equal(3, values.Refused(400, "validation-failed").Json["errors"]!.AsArray().Count);
    }

    [Fact]
    public async Task An_unknown_choice_is_answered_with_the_choices()
    {
        var answer = await client.PostAsync(Route, """{"category":"earthquake",""" + Rest + "}");
        var message = (string)answer.Json["errors"]![0]!["message"]!;
        foreach (var category in Enum.GetValues<Domain.Emergencies.EmergencyCategory>())
            Assert.Contains(System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(category.ToString()), message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_body_is_told_every_required_field()
    {
        var answer = (await client.PostAsync(Route, "")).Refused(400, "validation-failed");
        Assert.Equal(["/category", "/description", "/channel"], answer.Json["errors"]!.AsArray().Select(e => (string)e!["pointer"]!));
    }

    [Theory]
    [InlineData("{\"category\":")]
    [InlineData("{'category':'flood'}")]
    [InlineData("{} {}")]
    [InlineData("category=flood")]
    [InlineData("{\"\\ud800\":1}")]
    public Task A_body_that_is_no_JSON_is_refused_with_the_place(string body) => Stored.NothingAsync(scenario, async () =>
        Assert.NotNull((await client.PostAsync(Route, body)).Refused(400, "malformed-json").Json["detail"]));

    [Fact]
    public Task Bytes_that_are_no_UTF8_are_refused() => Stored.NothingAsync(scenario, async () =>
    {
        foreach (var json in new[] { "{\"category\":\"flood\",\"description\":\"?\"}", "{\"?\":1}" })
        {
            var bytes = Encoding.ASCII.GetBytes(json).Select(b => b == (byte)'?' ? (byte)0xFF : b).ToArray();
            (await SendAsync(bytes, "application/json")).Refused(400, "malformed-json");
        }
    });

    [Fact]
    public async Task A_body_nested_too_deeply_is_refused()
    {
        var json = "{\"category\":" + new string('[', 5_000) + new string(']', 5_000) + "}";
        (await client.PostAsync(Route, json)).Refused(400, "malformed-json");
    }

    [Fact]
    public Task A_body_that_is_too_large_is_refused() => Stored.NothingAsync(scenario, async () =>
    {
        var json = new JsonObject { ["category"] = "flood", ["description"] = new string('a', 300 * 1024) }.ToJsonString();
        (await client.PostAsync(Route, json, ("Expect", "100-continue"))).Refused(413, "body-too-large");
    });

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task Another_content_type_is_refused(string? type)
    {
        var json = Encoding.UTF8.GetBytes("""{"category":"flood",""" + Rest + "}");
        (await SendAsync(json, type)).Refused(415, "unsupported-media-type");
        (await SendAsync(json, type, chunked: true)).Refused(415, "unsupported-media-type");
    }

    private Task<Answer> SendAsync(byte[] body, string? type, bool chunked = false)
    {
        HttpContent content = chunked ? new StreamContent(new UnsizedStream(body)) : new ByteArrayContent(body);
        content.Headers.ContentType = type is null ? null : new MediaTypeHeaderValue(type);
        return client.SendAsync(HttpMethod.Post, Route, content);
    }

    // A stream that does not tell its length is sent in chunks.
    private sealed class UnsizedStream(byte[] body) : MemoryStream(body)
    {
        public override bool CanSeek => false;
    }
}
