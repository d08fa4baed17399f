namespace FieldServices.Soak.Checking;

/// <summary>A difference between what must be true and what is.</summary>
public sealed record Finding(string Check, string Tenant, string Difference)
{
    public override string ToString() => $"{Check}: tenant {Tenant}: {Difference}";
}
