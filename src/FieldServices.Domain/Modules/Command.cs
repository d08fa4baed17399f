using System.Text.Json.Serialization.Metadata;
using FieldServices.EventStore;
using FluentValidation.Results;

namespace FieldServices.Domain.Modules;

/// <summary>One line of a module's table of commands: everything a door needs to offer it.</summary>
public abstract class Command
{
    /// <summary>The imperative, as in a URL: <c>dispatch</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Subject and imperative, as the log keeps it: <c>emergency.dispatch</c>.</summary>
    public required string FullName { get; init; }

    /// <summary>One sentence for the reader of the API documentation.</summary>
    public required string Summary { get; init; }

    /// <summary>True when the command begins a new stream.</summary>
    public required bool Starts { get; init; }

    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>The statuses in which the command is allowed, by name; empty means all.</summary>
    public required IReadOnlyList<string> From { get; init; }

    /// <summary>The record that carries it.</summary>
    public abstract Type ClrType { get; }

    /// <summary>How it is read and written.</summary>
    public abstract JsonTypeInfo Json { get; }

    /// <summary>A valid command for the documentation.</summary>
    public required object Example { get; init; }

    /// <summary>Another thing whose state the decision needs; null when none.</summary>
    public required FactSource? Facts { get; init; }

    /// <summary>True when the decision needs the thing's own events, oldest first; they are then the fact.</summary>
    public bool NeedsPast { get; init; }

    public abstract ValidationResult Validate(object command);

    /// <summary>The pure decision, with the life cycle's table in front of it.</summary>
    /// <param name="state">The state of the thing.</param>
    /// <param name="command">The command.</param>
    /// <param name="fact">The state of the other thing that <see cref="Facts"/> names, or the thing's own events as <see cref="NeedsPast"/> says.</param>
    /// <param name="now">The instant at which the rules must hold.</param>
    /// <param name="within">The thing whose command brings this one; null when it comes alone.</param>
    public abstract Decision<object> Decide(object state, object command, object? fact, DateTimeOffset now, StreamId? within = null);
}
