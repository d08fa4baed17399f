using System.Text.Json;
using FieldServices.EventStore;
using FieldServices.EventStore.Archiving;
using FieldServices.EventStore.Views;
using FieldServices.Workflows;
using FieldServices.Workflows.Messages;
using FieldServices.Workflows.Recorded;

namespace FieldServices.Domain.Modules;

/// <summary>The table of contents of one aggregate, without its types: what doors, stores and documentation read.</summary>
public abstract class Module
{
    /// <summary>The singular, also the stream type: <c>emergency</c>.</summary>
    public abstract string Subject { get; }

    /// <summary>The singular as a member of JSON: <c>workOrder</c>.</summary>
    public string MemberName => string.Concat(Subject.Split('-').Select((part, i) => i == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));

    /// <summary>The plural, also the collection's path: <c>emergencies</c>.</summary>
    public abstract string Collection { get; }

    public abstract IReadOnlyList<Command> Commands { get; }

    public abstract IReadOnlyList<EventType> Events { get; }

    /// <summary>True when an event that is recorded, here or by a workflow, has personal data.</summary>
    public bool HasPersonalData => Events.Concat(Workflows.SelectMany(w => w.Records)).Any(e => e.SubjectOf is not null);

    /// <summary>Events that are not recorded any more and stay readable.</summary>
    public abstract IReadOnlyList<EventType> Retired { get; }

    /// <summary>How bodies of older versions and names are read as those of <see cref="Events"/> or <see cref="Retired"/>.</summary>
    public abstract IReadOnlyList<Upcaster> Upcasters { get; }

    public abstract IReadOnlyList<View> Views { get; }

    /// <summary>What not every reader may see.</summary>
    public abstract IReadOnlyList<Visibility> Visibilities { get; }

    /// <summary>Everything that the logs of these modules may hold.</summary>
    /// <exception cref="InvalidRegistrationException">The modules contradict each other.</exception>
    public static EventCatalog CatalogOf(IReadOnlyList<Module> modules) =>
        new(
            [
                .. modules.SelectMany(m => m.Events.Concat(m.Retired)),
                .. modules.SelectMany(m => m.Workflows).SelectMany(w => w.Records).Distinct(),
                .. WorkflowEvents.All,
                .. SubjectEvents.All,
            ],
            modules.SelectMany(m => m.Upcasters));

    /// <summary>The processes that react to this module's events, every version that may still be running.</summary>
    public abstract IReadOnlyList<Workflow> Workflows { get; }

    /// <summary>The words of the messages that they deliver.</summary>
    public abstract IReadOnlyList<MessageTemplate> Messages { get; }

    /// <summary>The abstract record that all events of the subject derive from.</summary>
    public abstract Type EventRoot { get; }

    /// <summary>Every status of the life cycle, by name, in the order of declaration.</summary>
    public abstract IReadOnlyList<string> Statuses { get; }

    public abstract object Initial { get; }

    public abstract object Evolve(object state, object @event);

    /// <summary>How states are kept between two readings of a long stream; null when they are not.</summary>
    public abstract SnapshotFormat? SnapshotFormat { get; }

    /// <summary>Which things are finished and may be archived; null when none ever is.</summary>
    public abstract ArchiveRule? ArchiveRule { get; }

    public StateFold<object> Fold => new(Initial, Evolve, SnapshotFormat);

    /// <summary>What things of this module claim for themselves alone within their tenant.</summary>
    public abstract IReadOnlyList<ClaimKind> ClaimKinds { get; }

    /// <summary>Everything that a thing in this state holds; nothing else may hold it at the same time.</summary>
    public abstract IReadOnlyList<Claim> ClaimsOf(object state);

    /// <summary>What the events of a decision ask of other things, which is recorded with them or not at all.</summary>
    /// <param name="id">The thing.</param>
    /// <param name="before">Its state before the events.</param>
    /// <param name="events">What was decided.</param>
    public abstract IReadOnlyList<Carried> CarriedBy(Guid id, object before, IReadOnlyList<object> events);

    /// <summary>The commands that come to a part of another thing only with commands of that.</summary>
    public abstract IReadOnlyList<string> OnlyWithin { get; }

    /// <summary>The property of the list's rows that says of what a thing is part; null when things of this module always stand alone.</summary>
    public abstract string? WholeProperty { get; }

    /// <summary>Whether a thing in this state is part of another, with whose commands alone this command comes.</summary>
    public abstract bool IsOnlyWithin(string command, object state);

    /// <summary>The rejection of a command that wants what another thing has.</summary>
    public Rejection Taken(string kind, StreamId holder) =>
        ClaimKinds.FirstOrDefault(k => k.Name == kind) is { } known
            ? new Rejection(known.Code, known.Message(holder))
            : throw new InvalidOperationException($"The module '{Subject}' claims no {kind}.");

    /// <summary>The status by which the life cycle's table decides what is allowed.</summary>
    public abstract string StatusOf(object state);

    /// <summary>A status as callers see it everywhere: <c>EnRoute</c> is <c>en-route</c>.</summary>
    public static string Words(string status) => JsonNamingPolicy.KebabCaseLower.ConvertName(status);

    /// <summary>What a caller is told after a command was accepted, besides ids and versions; null when there is nothing to tell.</summary>
    /// <param name="id">The thing's id, from which its reference is derived.</param>
    /// <param name="state">Its state after the command.</param>
    public abstract Answer? AnswerFor(Guid id, object state);

    /// <summary>The commands that the life cycle allows for a thing in this state.</summary>
    public IReadOnlyList<string> AllowedCommands(object state) => [.. AllowedIn(StatusOf(state)).Select(c => c.Name).Where(c => !IsOnlyWithin(c, state))];

    /// <summary>Those of them that a role may send.</summary>
    public IReadOnlyList<string> AllowedCommands(object state, Role role) => AllowedCommands(StatusOf(state), role, OnlyWithin.Any(c => IsOnlyWithin(c, state)));

    /// <summary>Those that a role may send for a thing in this status.</summary>
    /// <param name="status">The status.</param>
    /// <param name="role">The role.</param>
    /// <param name="isPart">Whether the thing is part of another.</param>
    public IReadOnlyList<string> AllowedCommands(string status, Role role, bool isPart) =>
        [.. AllowedIn(status).Where(c => c.Roles.Contains(role)).Select(c => c.Name).Where(c => !isPart || !OnlyWithin.Contains(c))];

    private IEnumerable<Command> AllowedIn(string status) => Commands.Where(c => !c.Starts && (c.From.Count == 0 || c.From.Contains(status)));
}
