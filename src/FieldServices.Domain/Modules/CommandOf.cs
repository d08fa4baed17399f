using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using FieldServices.EventStore;
using FluentValidation;
using FluentValidation.Results;

namespace FieldServices.Domain.Modules;

internal sealed class Command<TState, TEvent, TStatus, TCommand>(
    Module<TState, TEvent, TStatus> module,
    JsonSerializerContext json,
    Func<IValidator<TCommand>> validator,
    Func<TState, TCommand, object?, DateTimeOffset, Decision<TEvent>> decide) : Command
    where TState : class
    where TEvent : class
    where TStatus : struct, Enum
    where TCommand : class
{
    // Made when the command comes for the first time: all of them together take longer than the rest of a start.
    private readonly Lazy<IValidator<TCommand>> rules = new(validator);
    private readonly Lazy<JsonTypeInfo> metadata = JsonParts.Of(typeof(TCommand), json);

    public override Type ClrType => typeof(TCommand);

    public override JsonTypeInfo Json => metadata.Value;

    public override ValidationResult Validate(object command) => rules.Value.Validate((TCommand)command);

    public override Decision<object> Decide(object state, object command, object? fact, DateTimeOffset now, StreamId? within = null)
    {
        if (module.Refusal(this, (TState)state, now, within) is { } refusal)
            return new Decision<object>.Rejected(refusal);
        return decide((TState)state, (TCommand)command, fact, now) switch
        {
            Decision<TEvent>.Accepted accepted => new Decision<object>.Accepted(module.Completed((TState)state, accepted.Events)),
            Decision<TEvent>.Rejected rejected => new Decision<object>.Rejected(rejected.Reason),
            var unknown => throw new InvalidOperationException($"A decision is accepted or rejected, not {unknown.GetType().Name}."),
        };
    }
}
