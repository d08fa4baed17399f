namespace FieldServices.Domain.Properties;

/// <summary>Something installed at a property that is looked after.</summary>
/// <param name="Number">Its number at the property, from 1; never given twice.</param>
/// <param name="Kind">What it is, such as "combi boiler".</param>
/// <param name="Make">Who made it.</param>
/// <param name="Model">Which model.</param>
/// <param name="SerialNumber">As on its plate.</param>
/// <param name="InstalledOn">When it was installed.</param>
public sealed record Equipment(int Number, string Kind, string? Make = null, string? Model = null, string? SerialNumber = null, DateOnly? InstalledOn = null);
