using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Catalogue.ServiceEvent>;

namespace FieldServices.Domain.Catalogue;

/// <summary>Offers a service that can be booked from now on.</summary>
/// <param name="Name">What it is called, at most 200 characters.</param>
/// <param name="Terms">What it is and by which rules it is booked.</param>
public sealed record AddToCatalogue(string Name, ServiceTerms Terms)
{
    public static Decision<ServiceEvent> Decide(CatalogueEntry state, AddToCatalogue command, DateTimeOffset now) =>
        Accept(new ServiceOffered(command.Name.Trim(), command.Terms));

    internal sealed class Validator : AbstractValidator<AddToCatalogue>
    {
        public Validator()
        {
            RuleFor(c => c.Name).Text(TextRules.NameLength);
            RuleFor(c => c.Terms).SetValidator(ServiceTermsValidator.Instance);
        }
    }
}
