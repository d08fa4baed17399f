using FieldServices.EventStore;

namespace FieldServices.Domain.Customers;

/// <summary>A person to speak with at a customer; name, telephone and e-mail are personal data and kept sealed.</summary>
/// <param name="Number">Its number at the customer, from 1; never given twice.</param>
/// <param name="Name">Name of the person.</param>
/// <param name="Phone">The number in the form of E.164, such as +442079460463.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Role">What the person does there, such as "site manager".</param>
public sealed record CustomerContact(int Number, PersonalText Name, PersonalText? Phone = null, PersonalText? Email = null, string? Role = null);
