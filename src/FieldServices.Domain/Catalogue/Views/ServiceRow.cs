namespace FieldServices.Domain.Catalogue.Views;

/// <summary>A service of the catalogue.</summary>
/// <param name="Id">The service.</param>
/// <param name="Version">Version of its history that this row shows.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Terms">What it is and by which rules it is booked.</param>
/// <param name="Withdrawn">True while it cannot be booked.</param>
public sealed record ServiceRow(Guid Id, long Version, string Name, ServiceTerms Terms, bool Withdrawn);
