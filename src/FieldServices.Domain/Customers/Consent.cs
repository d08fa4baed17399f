namespace FieldServices.Domain.Customers;

/// <summary>What a customer last said about one purpose.</summary>
/// <param name="Purpose">What for.</param>
/// <param name="Given">True when the customer agreed; false when it refused or took it back.</param>
/// <param name="Source">Where it was said, such as "web form" or "call of 3 March".</param>
/// <param name="At">When it was said.</param>
public sealed record Consent(ConsentPurpose Purpose, bool Given, string Source, DateTimeOffset At);
