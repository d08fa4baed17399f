using FieldServices.EventStore;

namespace FieldServices.Domain.Emergencies.Responding;

/// <summary>Where messages go: personal data, and no more of it than is needed to reach somebody.</summary>
/// <param name="Phone">For text messages.</param>
/// <param name="Email">For e-mail.</param>
public sealed record ResponseContact(PersonalText? Phone, PersonalText? Email)
{
    /// <summary>Null when there is no way to reach that person.</summary>
    public static ResponseContact? Of(PersonalText? phone, PersonalText? email) => phone is null && email is null ? null : new(phone, email);
}
