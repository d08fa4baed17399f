using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Catalogue.ServiceEvent>;

namespace FieldServices.Domain.Catalogue;

/// <summary>Stops offering the service; bookings that exist stay.</summary>
/// <param name="Reason">Why, at most 500 characters.</param>
public sealed record WithdrawFromCatalogue(string? Reason = null)
{
    public static Decision<ServiceEvent> Decide(CatalogueEntry state, WithdrawFromCatalogue command, DateTimeOffset now) => Accept(new ServiceWithdrawn(command.Reason));

    internal sealed class Validator : AbstractValidator<WithdrawFromCatalogue>
    {
        public Validator() => RuleFor(c => c.Reason).OptionalText(500);
    }
}
