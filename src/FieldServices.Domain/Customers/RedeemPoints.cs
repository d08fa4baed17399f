using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Customers.CustomerEvent>;

namespace FieldServices.Domain.Customers;

/// <summary>Takes loyalty points for something.</summary>
/// <param name="Points">How many, at most what the customer has.</param>
/// <param name="Reason">What for, at most 500 characters.</param>
public sealed record RedeemPoints(int Points, string Reason)
{
    public static Decision<CustomerEvent> Decide(Customer state, RedeemPoints command, DateTimeOffset now) =>
        state.Points >= command.Points
            ? Accept(new PointsRedeemed(command.Points, command.Reason.Trim()))
            : Reject("customer.too-few-points", $"The customer has {state.Points} points.");

    internal sealed class Validator : AbstractValidator<RedeemPoints>
    {
        public Validator()
        {
            RuleFor(c => c.Points).InclusiveBetween(1, 1_000_000).WithMessage("Take from 1 to 1,000,000 points.");
            RuleFor(c => c.Reason).Text(500);
        }
    }
}
