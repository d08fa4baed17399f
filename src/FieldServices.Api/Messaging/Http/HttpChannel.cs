using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FieldServices.Workflows.Messages;

namespace FieldServices.Api.Messaging.Http;

/// <summary>
/// Posts messages as JSON to one address. The header <c>Idempotency-Key</c> is the message's id, the same at every attempt;
/// <c>FS-Signature</c> is <c>t=seconds,v1=hex</c>, the HMAC-SHA256 of the seconds, a dot and the body.
/// </summary>
public sealed class HttpChannel(string name, MessageRate rate, HttpSetting gateway, MessageTemplates templates, HttpClient client, TimeProvider time) : IMessageChannel
{
    public const string SignatureHeader = "FS-Signature";
    private const int LongestAnswer = 16 * 1024;
    private const int LongestReference = 200;
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    public string Name => name;

    public MessageRate Rate => rate;

    /// <summary>The client for all such channels: it follows no redirections, which could lead a recipient's address anywhere.</summary>
    public static HttpClient CreateClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = LongestAnswer,
    };

    public async Task<DeliveryResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(MessageBody.Of(message, templates.Render(message.Message)), ApiJson.Readable.JsonObject);
        using var request = new HttpRequestMessage(HttpMethod.Post, gateway.Address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("Idempotency-Key", message.Id.ToString());
        request.Headers.Add(SignatureHeader, Signature(body));
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.IsSuccessStatusCode ? new DeliveryResult.Sent(await ReferenceAsync(response, cancellationToken)) : Refused(response);
        }
        catch (HttpRequestException e)
        {
            return new DeliveryResult.Temporary($"The gateway cannot be reached ({e.HttpRequestError}).");
        }
    }

    private string Signature(byte[] body)
    {
        var seconds = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(gateway.Secret), (byte[])[.. Encoding.ASCII.GetBytes(seconds + "."), .. body]);
        return $"t={seconds},v1={Convert.ToHexStringLower(hash)}";
    }

    private DeliveryResult Refused(HttpResponseMessage response)
    {
        var reason = $"The gateway answered {(int)response.StatusCode}.";
        var passes = (int)response.StatusCode >= 500 || response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or (HttpStatusCode)425;
        return passes ? new DeliveryResult.Temporary(reason, PauseOf(response)) : new DeliveryResult.Permanent(reason);
    }

    private TimeSpan PauseOf(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter is not { } after ? TimeSpan.Zero : after.Delta ?? after.Date - time.GetUtcNow() ?? TimeSpan.Zero;
        return asked < TimeSpan.Zero ? TimeSpan.Zero : asked > LongestPause ? LongestPause : asked;
    }

    // The message has been taken; an answer that cannot be read changes nothing about that.
    private static async Task<string?> ReferenceAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var id = JsonNode.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken)) is JsonObject answer ? answer["id"]?.ToString() : null;
            return id is null ? null : new string([.. id.Where(c => c is >= ' ' and < (char)127).Take(LongestReference)]);
        }
        catch (Exception e) when (e is JsonException or HttpRequestException or IOException or OperationCanceledException)
        {
            return null;
        }
    }
}
