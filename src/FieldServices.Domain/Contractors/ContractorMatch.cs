namespace FieldServices.Domain.Contractors;

/// <summary>The outcome of the hard rules for one contractor and one place.</summary>
/// <param name="Exclusions">Every rule that speaks against the contractor; empty when the contractor may be sent.</param>
/// <param name="Reliance">The facts that were looked at.</param>
public sealed record ContractorMatch(IReadOnlyList<Exclusion> Exclusions, Reliance Reliance)
{
    public bool Fits => Exclusions.Count == 0;
}
