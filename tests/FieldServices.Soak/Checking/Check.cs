using FieldServices.Soak.Evidence;

namespace FieldServices.Soak.Checking;

/// <summary>One thing that must be true after every run. Pure.</summary>
/// <param name="Name">What must be true.</param>
/// <param name="Differences">Tells every difference that it finds.</param>
public sealed record Check(string Name, Func<TenantEvidence, IEnumerable<string>> Differences);
