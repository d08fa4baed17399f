using FieldServices.Domain.Contractors;

namespace FieldServices.Domain.Emergencies.Responding;

/// <summary>The contractor who was told of the latest offer.</summary>
/// <param name="Id">Who.</param>
/// <param name="Contact">How; null when the office has to do it.</param>
/// <param name="OfferedAt">Which offer.</param>
/// <param name="Confirmed">True when the acceptance was confirmed.</param>
public sealed record OfferedContractor(ContractorId Id, ResponseContact? Contact, DateTimeOffset OfferedAt, bool Confirmed = false);
