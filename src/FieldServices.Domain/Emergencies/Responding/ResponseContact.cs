namespace FieldServices.Domain.Emergencies.Responding;

/// <summary>Where messages go: personal data, and no more of it than is needed to reach somebody.</summary>
/// <param name="Phone">For text messages.</param>
/// <param name="Email">For e-mail.</param>
public sealed record ResponseContact(string? Phone, string? Email)
{
    /// <summary>Null when there is no way to reach that person.</summary>
    public static ResponseContact? Of(string? phone, string? email) => phone is null && email is null ? null : new(phone, email);
}
