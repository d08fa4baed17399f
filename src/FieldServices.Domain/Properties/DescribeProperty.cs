using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Properties.PropertyEvent>;

namespace FieldServices.Domain.Properties;

/// <summary>Says what is built there.</summary>
/// <param name="Kind">What is built there.</param>
/// <param name="YearBuilt">When it was built; left out: not known.</param>
public sealed record DescribeProperty(PropertyKind Kind, int? YearBuilt = null)
{
    public static Decision<PropertyEvent> Decide(Property state, DescribeProperty command, DateTimeOffset now) =>
        (state.Kind, state.YearBuilt) == (command.Kind, command.YearBuilt) ? Accept() : Accept(new PropertyDescribed(command.Kind, command.YearBuilt));

    internal sealed class Validator : AbstractValidator<DescribeProperty>
    {
        public Validator()
        {
            RuleFor(c => c.Kind).Kind();
            RuleFor(c => c.YearBuilt).Year();
        }
    }
}
