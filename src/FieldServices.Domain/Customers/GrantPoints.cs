using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Customers.CustomerEvent>;

namespace FieldServices.Domain.Customers;

/// <summary>Gives loyalty points.</summary>
/// <param name="Points">How many, from 1 to 1,000,000.</param>
/// <param name="Reason">What for, at most 500 characters.</param>
public sealed record GrantPoints(int Points, string Reason)
{
    public static Decision<CustomerEvent> Decide(Customer state, GrantPoints command, DateTimeOffset now) =>
        Accept(new PointsGranted(command.Points, command.Reason.Trim()));

    internal sealed class Validator : AbstractValidator<GrantPoints>
    {
        public Validator()
        {
            RuleFor(c => c.Points).InclusiveBetween(1, 1_000_000).WithMessage("Give from 1 to 1,000,000 points.");
            RuleFor(c => c.Reason).Text(500);
        }
    }
}
