namespace FieldServices.Domain.Catalogue;

/// <summary>A named bundle of options of a service.</summary>
/// <param name="Name">How it is chosen, such as "Boiler and radiators".</param>
/// <param name="Options">What is in it.</param>
/// <param name="Price">What it costs.</param>
/// <param name="DurationMinutes">How long it takes, instead of the service's own duration.</param>
public sealed record ServicePackage(string Name, IReadOnlyList<string> Options, Shared.Money Price, int DurationMinutes);
