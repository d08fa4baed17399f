using System.Text.Json.Serialization;
using FieldServices.EventStore;
using FieldServices.EventStore.Views;
using FieldServices.Workflows;
using FieldServices.Workflows.Messages;
using FluentValidation;

namespace FieldServices.Domain.Modules;

/// <summary>Declares a module: one call per event, command and view, read from top to bottom as its table of contents.</summary>
/// <typeparam name="TState">The state record.</typeparam>
/// <typeparam name="TEvent">The closed hierarchy of events.</typeparam>
/// <typeparam name="TStatus">The statuses of the life cycle.</typeparam>
public sealed partial class Module<TState, TEvent, TStatus>(
    Aggregate<TState, TEvent> aggregate,
    string collection,
    Func<TState, TStatus> statusOf) : Module
    where TState : class
    where TEvent : class
    where TStatus : struct, Enum
{
    private readonly List<Command> commands = [];
    private readonly List<View> views = [];
    private readonly List<Workflow> workflows = [];
    private readonly List<MessageTemplate> messages = [];
    private Func<Guid, TState, Answer>? answer;
    private Func<TState, DateTimeOffset, Rejection?>? guard;

    public Aggregate<TState, TEvent> Aggregate { get; } = aggregate;

    public override string Subject => Aggregate.StreamType;

    public override string Collection { get; } = collection;

    public override IReadOnlyList<Command> Commands => commands;

    public override IReadOnlyList<View> Views => views;

    public override IReadOnlyList<Workflow> Workflows => workflows;

    public override IReadOnlyList<MessageTemplate> Messages => messages;

    public override Type EventRoot => typeof(TEvent);

    public override IReadOnlyList<string> Statuses => Enum.GetNames<TStatus>();

    public override object Initial => Aggregate.Initial;

    public override object Evolve(object state, object @event) => Aggregate.Evolve((TState)state, (TEvent)@event);

    public override string StatusOf(object state) => statusOf((TState)state).ToString();

    public override Answer? AnswerFor(Guid id, object state) => answer?.Invoke(id, (TState)state);

    /// <summary>A command that begins a new stream.</summary>
    public Module<TState, TEvent, TStatus> Starts<TCommand>(
        string name,
        string summary,
        JsonSerializerContext json,
        Func<IValidator<TCommand>> validator,
        Func<TState, TCommand, DateTimeOffset, Decision<TEvent>> decide,
        IReadOnlyList<Role> roles,
        TCommand example)
        where TCommand : class =>
        Add(name, summary, json, validator, (s, c, _, now) => decide(s, c, now), roles, example, starts: true, from: [], facts: null);

    /// <summary>A command that begins a new stream and whose decision needs the state of another thing as a fact.</summary>
    public Module<TState, TEvent, TStatus> Starts<TCommand, TFact>(
        string name,
        string summary,
        JsonSerializerContext json,
        Func<IValidator<TCommand>> validator,
        Func<TState, TCommand, TFact?, DateTimeOffset, Decision<TEvent>> decide,
        FactSource facts,
        IReadOnlyList<Role> roles,
        TCommand example)
        where TCommand : class
        where TFact : class =>
        Add(name, summary, json, validator, (s, c, f, now) => decide(s, c, (TFact?)f, now), roles, example, starts: true, from: [], facts);

    /// <summary>A command on an existing stream, allowed in the statuses of <paramref name="from"/> (empty: in all).</summary>
    public Module<TState, TEvent, TStatus> Command<TCommand>(
        string name,
        string summary,
        JsonSerializerContext json,
        Func<IValidator<TCommand>> validator,
        Func<TState, TCommand, DateTimeOffset, Decision<TEvent>> decide,
        IReadOnlyList<Role> roles,
        TCommand example,
        params IReadOnlyList<TStatus> from)
        where TCommand : class =>
        Add(name, summary, json, validator, (s, c, _, now) => decide(s, c, now), roles, example, starts: false, from, facts: null);

    /// <summary>A command whose decision needs the state of another thing as a fact; null when that thing does not exist.</summary>
    public Module<TState, TEvent, TStatus> Command<TCommand, TFact>(
        string name,
        string summary,
        JsonSerializerContext json,
        Func<IValidator<TCommand>> validator,
        Func<TState, TCommand, TFact?, DateTimeOffset, Decision<TEvent>> decide,
        FactSource facts,
        IReadOnlyList<Role> roles,
        TCommand example,
        params IReadOnlyList<TStatus> from)
        where TCommand : class
        where TFact : class =>
        Add(name, summary, json, validator, (s, c, f, now) => decide(s, c, (TFact?)f, now), roles, example, starts: false, from, facts);

    /// <summary>A command whose decision needs two things: one, and the one that it refers to.</summary>
    public Module<TState, TEvent, TStatus> Command<TCommand, TFact, TFurther>(
        string name,
        string summary,
        JsonSerializerContext json,
        Func<IValidator<TCommand>> validator,
        Func<TState, TCommand, TFact?, TFurther?, DateTimeOffset, Decision<TEvent>> decide,
        FactSource facts,
        IReadOnlyList<Role> roles,
        TCommand example,
        params IReadOnlyList<TStatus> from)
        where TCommand : class
        where TFact : class
        where TFurther : class =>
        Add(
            name, summary, json, validator, (s, c, f, now) => decide(s, c, (TFact?)((FactPair?)f)?.First, (TFurther?)((FactPair?)f)?.Second, now),
            roles, example, starts: false, from, facts);

    public Module<TState, TEvent, TStatus> View<TRow>(View<TRow> view)
        where TRow : class
    {
        views.Add(view);
        return this;
    }

    public Module<TState, TEvent, TStatus> Workflow(Workflow workflow, params IReadOnlyList<MessageTemplate> words)
    {
        workflows.Add(workflow);
        messages.AddRange(words);
        return this;
    }

    public Module<TState, TEvent, TStatus> Answers<TAnswer>(Func<Guid, TState, TAnswer> answerFor, JsonSerializerContext json)
        where TAnswer : class
    {
        var metadata = JsonParts.Of(typeof(TAnswer), json);
        answer = (id, state) => new Answer(answerFor(id, state), metadata.Value);
        return this;
    }

    /// <summary>A rule for every command on an existing stream, applied after the table and before the decision.</summary>
    public Module<TState, TEvent, TStatus> Guard(Func<TState, DateTimeOffset, Rejection?> rule)
    {
        guard = rule;
        return this;
    }

    /// <summary>What stands in front of a decision: the thing exists (or not yet), its status allows the command, the guard agrees.</summary>
    internal Rejection? Refusal(Command command, TState state, DateTimeOffset now, StreamId? within)
    {
        var exists = !state.Equals(Aggregate.Initial);
        if (command.Starts)
            return exists ? new Rejection($"{Subject}.already-exists", $"This {Subject} exists already; use a new id for a new one.") : null;
        if (!exists)
            return new Rejection($"{Subject}.not-found", $"There is no such {Subject}; check the id.");
        var status = StatusOf(state);
        return command.From.Count > 0 && !command.From.Contains(status)
            ? new Rejection(
                $"{Subject}.wrong-status",
                $"'{command.Name}' is not possible while the {Subject} is {Words(status)}; it is possible in: {string.Join(", ", command.From.Select(Words))}.")
            : guard?.Invoke(state, now) ?? NotAlone(command.Name, state, within);
    }

    private Module<TState, TEvent, TStatus> Add<TCommand>(
        string name,
        string summary,
        JsonSerializerContext json,
        Func<IValidator<TCommand>> validator,
        Func<TState, TCommand, object?, DateTimeOffset, Decision<TEvent>> decide,
        IReadOnlyList<Role> roles,
        TCommand example,
        bool starts,
        IReadOnlyList<TStatus> from,
        FactSource? facts,
        bool needsPast = false)
        where TCommand : class
    {
        commands.Add(new Command<TState, TEvent, TStatus, TCommand>(this, json, validator, decide)
        {
            Name = name,
            FullName = $"{Subject}.{name}",
            Summary = summary,
            Starts = starts,
            Roles = roles,
            From = [.. from.Select(s => s.ToString())],
            Example = example,
            Facts = facts,
            NeedsPast = needsPast,
        });
        return this;
    }
}
