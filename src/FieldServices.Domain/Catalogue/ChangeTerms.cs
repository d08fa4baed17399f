using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Catalogue.ServiceEvent>;

namespace FieldServices.Domain.Catalogue;

/// <summary>Changes what is offered; bookings that exist keep the terms that they were made under.</summary>
/// <param name="Name">What it is called from now on.</param>
/// <param name="Terms">All terms as they are from now on.</param>
public sealed record ChangeTerms(string Name, ServiceTerms Terms)
{
    public static Decision<ServiceEvent> Decide(CatalogueEntry state, ChangeTerms command, DateTimeOffset now) =>
        Accept(new ServiceTermsChanged(command.Name.Trim(), command.Terms));

    internal sealed class Validator : AbstractValidator<ChangeTerms>
    {
        public Validator()
        {
            RuleFor(c => c.Name).Text(TextRules.NameLength);
            RuleFor(c => c.Terms).SetValidator(ServiceTermsValidator.Instance);
        }
    }
}
