using System.Diagnostics;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.WebUtilities;

namespace FieldServices.Api.Problems;

/// <summary>What went wrong, as RFC 9457 writes it, with a stable code for programs.</summary>
public sealed record Problem
{
    public const string ContentType = "application/problem+json";

    public required string Type { get; init; }

    public required string Title { get; init; }

    public required int Status { get; init; }

    public string? Detail { get; init; }

    public string? Instance { get; init; }

    public required string Code { get; init; }

    /// <summary>One entry per field that is wrong.</summary>
    public IReadOnlyList<FieldProblem>? Errors { get; init; }

    /// <summary>What the life cycle allows instead.</summary>
    public IReadOnlyList<string>? AllowedCommands { get; init; }

    public string? TraceId { get; init; }

    /// <summary>Seconds after which a repetition may succeed; sent as a header.</summary>
    [JsonIgnore]
    public int? RetryAfter { get; init; }

    public static Problem Of(int status, string code, string title, string? detail = null) => new()
    {
        Type = $"urn:fieldservices:problem:{code}",
        Status = status,
        Code = code,
        Title = title,
        Detail = detail,
    };

    /// <summary>The problem of a status that nothing more is known about.</summary>
    public static Problem OfStatus(int status) =>
        Of(status, ReasonPhrases.GetReasonPhrase(status).ToLowerInvariant().Replace(' ', '-'), ReasonPhrases.GetReasonPhrase(status));

    public static Task Write(HttpContext context, Problem problem)
    {
        context.Response.StatusCode = problem.Status;
        if (problem.RetryAfter is { } seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var complete = problem with
        {
            Instance = context.Request.Path,
            TraceId = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier,
        };
        return context.Response.WriteAsJsonAsync(complete, ApiJson.Readable.Problem, ContentType, context.RequestAborted);
    }
}
