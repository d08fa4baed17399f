using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Properties.PropertyEvent>;

namespace FieldServices.Domain.Properties;

/// <summary>Says that nothing is done at the property any more.</summary>
/// <param name="Reason">Why, such as sold or demolished; at most 500 characters.</param>
public sealed record RetireProperty(string Reason)
{
    public static Decision<PropertyEvent> Decide(Property state, RetireProperty command, DateTimeOffset now) =>
        Accept(new PropertyRetired(command.Reason.Trim()));

    internal sealed class Validator : AbstractValidator<RetireProperty>
    {
        public Validator() => RuleFor(c => c.Reason).Text(500);
    }
}
