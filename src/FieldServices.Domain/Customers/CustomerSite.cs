using FieldServices.Domain.Properties;

namespace FieldServices.Domain.Customers;

/// <summary>A property under the name by which the customer speaks of it.</summary>
/// <param name="PropertyId">The property.</param>
/// <param name="Name">Such as "Head office"; once per customer.</param>
/// <param name="Contact">Number of the contact to speak with there; null: any.</param>
public sealed record CustomerSite(PropertyId PropertyId, string Name, int? Contact = null);
