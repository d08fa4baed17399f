using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Properties.PropertyEvent>;

namespace FieldServices.Domain.Properties;

/// <summary>Puts something that is looked after on the property's list.</summary>
/// <param name="Kind">What it is, such as "combi boiler".</param>
/// <param name="Make">Who made it.</param>
/// <param name="Model">Which model.</param>
/// <param name="SerialNumber">As on its plate; once per property.</param>
/// <param name="InstalledOn">When it was installed.</param>
public sealed record InstallEquipment(string Kind, string? Make = null, string? Model = null, string? SerialNumber = null, DateOnly? InstalledOn = null)
{
    private const int Most = 200;

    public static Decision<PropertyEvent> Decide(Property state, InstallEquipment command, DateTimeOffset now)
    {
        if (state.Equipment.Count >= Most)
            return Reject("property.too-much-equipment", $"A property has at most {Most} pieces of equipment; remove some first.");
        if (command.SerialNumber is { } serial && state.Equipment.FirstOrDefault(e => e.SerialNumber == serial) is { } same)
            return Reject("property.equipment-known", $"Equipment {same.Number} has this serial number already.");
        return Accept(new EquipmentInstalled(
            new Equipment(state.LastEquipment + 1, command.Kind.Trim(), command.Make, command.Model, command.SerialNumber, command.InstalledOn)));
    }

    internal sealed class Validator : AbstractValidator<InstallEquipment>
    {
        public Validator()
        {
            RuleFor(c => c.Kind).Text(TextRules.NameLength);
            RuleFor(c => c.Make).OptionalText(TextRules.NameLength);
            RuleFor(c => c.Model).OptionalText(TextRules.NameLength);
            RuleFor(c => c.SerialNumber).OptionalText(TextRules.NameLength);
        }
    }
}
