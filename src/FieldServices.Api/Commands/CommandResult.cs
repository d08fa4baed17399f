using System.Text.Json.Nodes;
using FieldServices.EventStore;

namespace FieldServices.Api.Commands;

/// <summary>How a command ended.</summary>
public abstract record CommandResult
{
    /// <summary>Its events are durable (or were true already).</summary>
    public sealed record Accepted(
        StreamId Stream, long Version, long Position, IReadOnlyList<string> Events, JsonNode? Answer, bool Started, bool Replayed = false) : CommandResult;

    /// <summary>It would be accepted; nothing was stored.</summary>
    public sealed record WouldAccept(IReadOnlyList<(EventType Type, object Event)> Events, JsonNode? Answer) : CommandResult;

    /// <summary>The rules refuse it.</summary>
    public sealed record Rejected(Rejection Reason, IReadOnlyList<string> AllowedCommands, bool Replayed = false) : CommandResult;

    /// <summary>The tenant has no such thing.</summary>
    public sealed record NotFound : CommandResult;

    /// <summary>The thing has another version than the sender has seen.</summary>
    public sealed record VersionMismatch(long Version) : CommandResult;

    /// <summary>The key was used before for another payload or command.</summary>
    public sealed record KeyReused(string Command) : CommandResult;

    /// <summary>The same command is being worked on.</summary>
    public sealed record InFlight : CommandResult;

    /// <summary>The thing is archived; nothing was stored.</summary>
    public sealed record Archived(StreamId Stream) : CommandResult;

    /// <summary>Too many others changed the same thing at the same time.</summary>
    public sealed record Contended : CommandResult;
}
