using System.Text.Json.Serialization;
using FieldServices.EventStore;
using FluentValidation;

namespace FieldServices.Domain.Modules;

public sealed partial class Module<TState, TEvent, TStatus>
{
    /// <summary>A command whose decision needs not only the state but the events that led to it.</summary>
    public Module<TState, TEvent, TStatus> CommandOnPast<TCommand>(
        string name,
        string summary,
        JsonSerializerContext json,
        Func<IValidator<TCommand>> validator,
        Func<TCommand, IReadOnlyList<Envelope>, DateTimeOffset, Decision<TEvent>> decide,
        IReadOnlyList<Role> roles,
        TCommand example,
        params IReadOnlyList<TStatus> from)
        where TCommand : class =>
        Add(name, summary, json, validator, (_, c, past, now) => decide(c, (IReadOnlyList<Envelope>)past!, now), roles, example, starts: false, from, facts: null, needsPast: true);
}
