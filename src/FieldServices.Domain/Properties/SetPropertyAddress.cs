using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Properties.PropertyEvent>;

namespace FieldServices.Domain.Properties;

/// <summary>Corrects the address or the position.</summary>
/// <param name="Address">The whole address; borough, ward and position follow from the postcode where they are known and left out.</param>
/// <param name="Point">The position, when it is known better than the postcode's.</param>
public sealed record SetPropertyAddress(Address Address, GeoPoint? Point = null)
{
    public static Decision<PropertyEvent> Decide(Property state, SetPropertyAddress command, DateTimeOffset now)
    {
        var (address, point) = Whereabouts.Of(command.Address, command.Point);
        return (state.Address, state.Point) == (address, point) ? Accept() : Accept(new PropertyAddressSet(address, point));
    }

    internal sealed class Validator : AbstractValidator<SetPropertyAddress>
    {
        public Validator() => PropertyRules.Address(this, c => c.Address, c => c.Point);
    }
}
