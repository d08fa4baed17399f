using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Properties.PropertyEvent>;

namespace FieldServices.Domain.Properties;

/// <summary>Takes a retired property up again.</summary>
public sealed record ReinstateProperty
{
    public static Decision<PropertyEvent> Decide(Property state, ReinstateProperty command, DateTimeOffset now) => Accept(new PropertyReinstated());

    internal sealed class Validator : AbstractValidator<ReinstateProperty>;
}
