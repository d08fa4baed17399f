using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Customers.CustomerEvent>;

namespace FieldServices.Domain.Customers;

/// <summary>Records that the customer agreed to something, or refused it or took it back; silence is no consent.</summary>
/// <param name="Purpose">What for.</param>
/// <param name="Given">True when the customer agreed.</param>
/// <param name="Source">Where it was said, such as "web form"; at most 200 characters.</param>
public sealed record RecordConsent(ConsentPurpose Purpose, bool Given, string Source)
{
    public static Decision<CustomerEvent> Decide(Customer state, RecordConsent command, DateTimeOffset now) =>
        Accept(new ConsentRecorded(new Consent(command.Purpose, command.Given, command.Source.Trim(), now)));

    internal sealed class Validator : AbstractValidator<RecordConsent>
    {
        public Validator()
        {
            RuleFor(c => c.Purpose).IsInEnum().WithMessage("Choose one of the listed purposes.");
            RuleFor(c => c.Source).Text(TextRules.NameLength);
        }
    }
}
