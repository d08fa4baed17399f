using FieldServices.EventStore;
using FluentValidation;
using FluentValidation.Results;

namespace FieldServices.Domain.Modules;

internal sealed class Command<TState, TEvent, TStatus, TCommand>(
    Module<TState, TEvent, TStatus> module,
    IValidator<TCommand> validator,
    Func<TState, TCommand, object?, DateTimeOffset, Decision<TEvent>> decide) : Command
    where TState : class
    where TEvent : class
    where TStatus : struct, Enum
    where TCommand : class
{
    public override ValidationResult Validate(object command) => validator.Validate((TCommand)command);

    public override Decision<object> Decide(object state, object command, object? fact, DateTimeOffset now)
    {
        if (module.Refusal(this, (TState)state, now) is { } refusal)
            return new Decision<object>.Rejected(refusal);
        return decide((TState)state, (TCommand)command, fact, now) switch
        {
            Decision<TEvent>.Accepted accepted => new Decision<object>.Accepted(module.Completed((TState)state, accepted.Events)),
            Decision<TEvent>.Rejected rejected => new Decision<object>.Rejected(rejected.Reason),
            var unknown => throw new InvalidOperationException($"A decision is accepted or rejected, not {unknown.GetType().Name}."),
        };
    }
}
