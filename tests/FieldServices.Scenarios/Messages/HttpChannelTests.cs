using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using FieldServices.Api.Messaging.Http;
using FieldServices.Workflows.Messages;
using Microsoft.AspNetCore.Http;

namespace FieldServices.Scenarios.Messages;

/// <summary>Messages to a gateway over HTTP.</summary>
public sealed class HttpChannelTests : IAsyncLifetime
{
    private const string Secret = "a secret of at least 16";
    private readonly HttpClient client = HttpChannel.CreateClient();
    private Gateway gateway = null!;

    public async Task InitializeAsync() => gateway = await Gateway.StartAsync();

    public async Task DisposeAsync()
    {
        client.Dispose();
        await gateway.DisposeAsync();
    }

    [Fact]
    public async Task A_message_arrives_as_JSON_with_its_words_and_its_id_as_idempotency_key()
    {
        var message = Outgoing.Message("+447700900123", "Line one\r\nLine two \"quoted\" \u2028 🚒", "One\nTwo");
        Assert.Equal(new DeliveryResult.Sent("provider-7"), await Channel().SendAsync(message, default));
        var (headers, body) = Assert.Single(gateway.Got);
        Assert.Equal((message.Id.ToString(), "application/json"), (headers["Idempotency-Key"], headers["Content-Type"]));
        var json = JsonNode.Parse(body)!;
        Assert.Equal(
            (message.Id.ToString(), "+447700900123", "normal", "free", "One\nTwo", "Line one\r\nLine two \"quoted\" \u2028 🚒"),
            ((string)json["id"]!, (string)json["recipient"]!, (string)json["priority"]!, (string)json["template"]!, (string)json["subject"]!, (string)json["text"]!));
        Assert.Equal("One\nTwo", (string)json["data"]!["subject"]!);
    }

    [Fact]
    public async Task The_signature_is_made_of_the_time_and_the_body_with_the_shared_secret()
    {
        await Channel().SendAsync(Outgoing.Message("+447700900123"), default);
        var (headers, body) = Assert.Single(gateway.Got);
        var parts = headers[HttpChannel.SignatureHeader].Split(',').Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]);
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{parts["t"]}.{body}"));
        Assert.Equal(Convert.ToHexStringLower(expected), parts["v1"]);
        Assert.InRange(long.Parse(parts["t"], System.Globalization.CultureInfo.InvariantCulture), DateTimeOffset.UtcNow.AddMinutes(-5).ToUnixTimeSeconds(), DateTimeOffset.UtcNow.ToUnixTimeSeconds());
    }

    [Theory]
    [InlineData(500, false)]
    [InlineData(503, false)]
    [InlineData(429, false)]
    [InlineData(408, false)]
    [InlineData(400, true)]
    [InlineData(401, true)]
    [InlineData(302, true)]
    public async Task Answers_are_told_apart(int status, bool permanent)
    {
        gateway.Answer = context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "/elsewhere";
            return context.Response.WriteAsync("+447700900123 is not wanted");
        };
        var reason = $"The gateway answered {status}.";
        var result = await Channel().SendAsync(Outgoing.Message("+447700900123"), default);
        Assert.Equal(permanent ? new DeliveryResult.Permanent(reason) : new DeliveryResult.Temporary(reason), result);
        Assert.Single(gateway.Got);
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("999999999", 3_600)]
    [InlineData("Wed, 21 Oct 2015 07:28:00 GMT", 0)]
    [InlineData("soon", 0)]
    public async Task A_gateway_that_asks_for_a_pause_gets_it_up_to_an_hour(string asked, int seconds)
    {
        gateway.Answer = context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = asked;
            return Task.CompletedTask;
        };
        var result = Assert.IsType<DeliveryResult.Temporary>(await Channel().SendAsync(Outgoing.Message("+447700900123"), default));
        Assert.Equal(TimeSpan.FromSeconds(seconds), result.RetryAfter);
    }

    [Theory]
    [InlineData("no json at all")]
    [InlineData("[]")]
    [InlineData("{}")]
    public async Task An_answer_that_says_nothing_is_still_a_success(string body)
    {
        gateway.Answer = context => context.Response.WriteAsync(body);
        Assert.Equal(new DeliveryResult.Sent(), await Channel().SendAsync(Outgoing.Message("+447700900123"), default));
    }

    [Fact]
    public async Task A_connection_that_breaks_off_or_is_not_there_is_a_temporary_failure()
    {
        gateway.Answer = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        Assert.IsType<DeliveryResult.Temporary>(await Channel().SendAsync(Outgoing.Message("+447700900123"), default));
        var channel = Channel();
        await gateway.DisposeAsync();
        Assert.Equal(new DeliveryResult.Temporary("The gateway cannot be reached (ConnectionError)."), await channel.SendAsync(Outgoing.Message("+447700900123"), default));
    }

    private HttpChannel Channel()
    {
        var setting = Outgoing.Setting("SMS", ("", gateway.Address.ToString()), ("_SECRET", Secret));
        return new HttpChannel("sms", setting.Rate, setting.Http!, Outgoing.Templates, client, TimeProvider.System);
    }
}
