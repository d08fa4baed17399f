using FieldServices.Domain.Customers;
using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Emergencies.EmergencyEvent>;

namespace FieldServices.Domain.Emergencies;

/// <summary>Somebody tells us of an emergency; the answer carries the reference, the safety instructions and the deadlines.</summary>
/// <param name="Category">What has happened.</param>
/// <param name="Description">What the caller says, in plain words without names; at most 2,000 characters.</param>
/// <param name="Channel">How the report reached us.</param>
/// <param name="Point">Where help is needed; point, address or both.</param>
/// <param name="Address">Where help is needed; with no point it must have line1 or postcode.</param>
/// <param name="Caller">Who reported.</param>
/// <param name="DangerFlags">Dangers that were noticed; any of them makes it P1.</param>
/// <param name="ExternalReference">The number of the same incident in another system, at most 100 characters.</param>
/// <param name="CustomerId">Whose emergency it is, when that is a customer in the books.</param>
public sealed record ReportEmergency(
    EmergencyCategory Category,
    string Description,
    ContactChannel Channel,
    GeoPoint? Point = null,
    Address? Address = null,
    Caller? Caller = null,
    IReadOnlyList<DangerFlag>? DangerFlags = null,
    string? ExternalReference = null,
    CustomerId? CustomerId = null)
{
    public static Decision<EmergencyEvent> Decide(Emergency state, ReportEmergency command, Customer? customer, DateTimeOffset now)
    {
        if (command.CustomerId is not null && customer is not { IsRegistered: true })
            return LinkCustomer.Unknown;
        IReadOnlyList<DangerFlag> dangers = [.. (command.DangerFlags ?? []).Distinct()];
        var priority = ServiceLevels.PriorityOf(command.Category, dangers);
        var reported = new EmergencyReported(
            now,
            command.Category,
            dangers,
            priority,
            ServiceLevels.Deadlines(priority, now, TimeSpan.Zero),
            command.Description.Trim(),
            command.Point,
            command.Address,
            command.Caller,
            command.Channel,
            command.ExternalReference);
        return command.CustomerId is { } whose ? Accept(reported, new CustomerLinked(now, whose)) : Accept(reported);
    }

    internal sealed class Validator : AbstractValidator<ReportEmergency>
    {
        public Validator()
        {
            RuleFor(c => c.Category).IsInEnum().WithMessage("Choose one of the listed categories, or other.");
            RuleFor(c => c.Description).Text(TextRules.NoteLength);
            RuleFor(c => c.Channel).IsInEnum().WithMessage("Choose phone, web or portal.");
            RuleFor(c => c.Point).Must((c, point) => point is not null || c.Address is { } address && address.IsFindable())
                .WithMessage("Say where: give point, or an address with line1 or postcode.");
            RuleFor(c => c.Point!).SetValidator(GeoPointValidator.Instance).When(c => c.Point is not null);
            RuleFor(c => c.Address!).SetValidator(AddressValidator.Instance).When(c => c.Address is not null);
            RuleFor(c => c.Caller!).SetValidator(new Caller.Validator()).When(c => c.Caller is not null);
            RuleForEach(c => c.DangerFlags).IsInEnum().WithMessage("Choose from the listed dangers.");
            RuleFor(c => c.ExternalReference).OptionalText(100);
            RuleFor(c => c.CustomerId).NotEqual(default(CustomerId)).WithMessage("Name the customer by its id, or leave it out.");
        }
    }
}
