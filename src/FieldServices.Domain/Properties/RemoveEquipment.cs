using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Properties.PropertyEvent>;

namespace FieldServices.Domain.Properties;

/// <summary>Takes something off the property's list.</summary>
/// <param name="Number">Its number at the property.</param>
/// <param name="Reason">Why, at most 500 characters.</param>
public sealed record RemoveEquipment(int Number, string? Reason = null)
{
    public static Decision<PropertyEvent> Decide(Property state, RemoveEquipment command, DateTimeOffset now) =>
        state.Equipment.Any(e => e.Number == command.Number)
            ? Accept(new EquipmentRemoved(command.Number, command.Reason))
            : Reject("property.equipment-unknown", "The property has no equipment of this number; read the property for its list.");

    internal sealed class Validator : AbstractValidator<RemoveEquipment>
    {
        public Validator() => RuleFor(c => c.Reason).OptionalText(500);
    }
}
