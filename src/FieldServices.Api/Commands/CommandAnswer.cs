using System.Text.Json;
using System.Text.Json.Nodes;
using FieldServices.Api.Hosting;
using FieldServices.Api.Privacy;
using FieldServices.Api.Problems;
using FieldServices.Api.Security;
using FieldServices.Domain.Modules;
using FieldServices.EventStore;

namespace FieldServices.Api.Commands;

/// <summary>Writes the result of a command as an HTTP response.</summary>
public static class CommandAnswer
{
    public const string PositionHeader = "FS-Position";
    public const string ReplayedHeader = "Idempotency-Replayed";

    public static Task WriteAsync(HttpContext context, Module module, CommandResult result) => result switch
    {
        CommandResult.Accepted accepted => WriteAcceptedAsync(context, module, accepted),
        CommandResult.WouldAccept dryRun => WriteDryRunAsync(context, module, dryRun),
        CommandResult.Rejected rejected => WriteRejectedAsync(context, rejected),
        CommandResult.NotFound => Problem.Write(context, NotFound(module.Subject)),
        CommandResult.VersionMismatch mismatch => WriteMismatchAsync(context, mismatch),
        CommandResult.KeyReused reused => Problem.Write(context, Problem.Of(
            422, "idempotency-key-reused", "The idempotency key was used for something else.",
            $"It belongs to an earlier '{reused.Command}' with another body. Use a new key for a new command.")),
        CommandResult.InFlight => Problem.Write(context, Problem.Of(
            409, "idempotency-in-flight", "The same command is being worked on.", "Repeat it with the same key in a moment to get its answer.") with { RetryAfter = 1 }),
        CommandResult.Archived archived => Problem.Write(context, Problem.Of(
            409, "stream-archived", $"The {archived.Stream.Type} is archived and does not change.",
            $"Nothing was stored. Have an operator run 'fieldservices archive restore {archived.Stream}' for your company, then repeat the command.")),
        CommandResult.Contended => Problem.Write(context, Problem.Of(
            503, "contended", "Too many changes at once.", "Others kept changing the same thing; nothing was stored. Repeat the command.") with { RetryAfter = 1 }),
        _ => throw new InvalidOperationException($"No answer is known for {result.GetType().Name}."),
    };

    public static Problem NotFound(string subject) =>
        Problem.Of(404, "not-found", $"There is no such {subject}.", "Check the id; it is the 'id' of the answer that created it.");

    private static Task WriteAcceptedAsync(HttpContext context, Module module, CommandResult.Accepted accepted)
    {
        context.Response.StatusCode = accepted.Started ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        if (accepted.Started)
            context.Response.Headers.Location = $"/v1/{module.Collection}/{accepted.Stream.Id}";
        if (accepted.Replayed)
            context.Response.Headers[ReplayedHeader] = "true";
        SetVersion(context, accepted.Version);
        context.Response.Headers[PositionHeader] = JsonSerializer.Serialize(accepted.Position, ApiJson.Default.Int64);
        var body = new JsonObject
        {
            ["id"] = accepted.Stream.Id,
            ["version"] = accepted.Version,
            ["position"] = accepted.Position,
            ["events"] = new JsonArray([.. accepted.Events.Select(e => JsonValue.Create(e))]),
        };
        if (accepted.Answer is { } answer)
            body[module.MemberName] = answer;
        return Json(context, body);
    }

    private static Task WriteDryRunAsync(HttpContext context, Module module, CommandResult.WouldAccept dryRun)
    {
        var sight = context.RequestServices.GetRequiredService<Platform>().Sights.Of(Caller.Of(context).Role);
        var body = new JsonObject
        {
            ["dryRun"] = true,
            ["events"] = new JsonArray([.. dryRun.Events.Select(e => new JsonObject
            {
                ["name"] = e.Type.Name,
                ["nameVersion"] = e.Type.Version,
                ["body"] = Seen(e.Event, e.Type, sight),
            })]),
        };
        if (dryRun.Answer is { } answer)
            body[module.MemberName] = answer;
        return Json(context, body);
    }

    private static JsonNode? Seen(object @event, EventType type, Sight sight)
    {
        var body = JsonSerializer.SerializeToNode(@event, type.Json);
        sight.Hide(type.ClrType, body);
        return body;
    }

    private static Task WriteRejectedAsync(HttpContext context, CommandResult.Rejected rejected)
    {
        if (rejected.Replayed)
            context.Response.Headers[ReplayedHeader] = "true";
        return Problem.Write(context, Problem.Of(409, rejected.Reason.Code, "The rules do not allow this.", rejected.Reason.Message)
            with { AllowedCommands = rejected.AllowedCommands });
    }

    private static Task WriteMismatchAsync(HttpContext context, CommandResult.VersionMismatch mismatch)
    {
        SetVersion(context, mismatch.Version);
        return Problem.Write(context, Problem.Of(
            412, "version-mismatch", "It has changed since you last saw it.",
            $"Its version is {mismatch.Version}. Look at it again, then send If-Match: \"{mismatch.Version}\"."));
    }

    public static void SetVersion(HttpContext context, long version)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.Headers.ETag = $"\"{version}\"";
    }

    private static Task Json(HttpContext context, JsonObject body) => context.WriteOpenedAsync(body);
}
