using FieldServices.Domain.Shared;
using FieldServices.Domain.Shared.Places;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Properties.PropertyEvent>;

namespace FieldServices.Domain.Properties;

/// <summary>Says in which conservation area the property is; works on it may need consent.</summary>
/// <param name="Name">The area's name; in Brent and Harrow one of the borough's list. Left out: in none.</param>
public sealed record SetConservationArea(string? Name = null)
{
    public static Decision<PropertyEvent> Decide(Property state, SetConservationArea command, DateTimeOffset now)
    {
        var known = ConservationAreas.In(state.Address.Borough);
        var name = known.FirstOrDefault(n => string.Equals(n, command.Name?.Trim(), StringComparison.OrdinalIgnoreCase)) ?? command.Name?.Trim();
        if (name is not null && known.Count > 0 && !known.Contains(name))
            return Reject("property.conservation-area-unknown", $"There is no such conservation area in {state.Address.Borough}. Choose one of: {string.Join("; ", known)}.");
        return state.ConservationArea == name ? Accept() : Accept(new ConservationAreaSet(name));
    }

    internal sealed class Validator : AbstractValidator<SetConservationArea>
    {
        public Validator() => RuleFor(c => c.Name).OptionalText(TextRules.NameLength);
    }
}
