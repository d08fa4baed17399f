namespace FieldServices.Domain.Shared;

/// <summary>An amount of money.</summary>
/// <param name="Amount">In units of the currency, such as 5000000.00.</param>
/// <param name="Currency">ISO 4217 code of three capital letters, such as GBP.</param>
public sealed record Money(decimal Amount, string Currency = "GBP");
