using FieldServices.Domain.Modules;

namespace FieldServices.Domain.Customers;

/// <summary>A number in another system stands for one customer, so that an import that runs twice finds it again.</summary>
internal static class CustomerClaims
{
    public static ClaimKind Kind { get; } = new(
        "customer.reference", "customer.reference-taken",
        holder => $"This reference belongs to {holder} already. Correct the reference, or use that customer.");

    public static IEnumerable<string> Keys(Customer customer) => customer.Reference is { } reference ? [reference] : [];
}
