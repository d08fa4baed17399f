namespace FieldServices.EventStore.Sealing;

/// <summary>A kind of personal text by which people are looked up though it is sealed, such as telephone numbers.</summary>
/// <param name="Kind">Its stored name; never changes.</param>
/// <param name="Normalise">
/// Pure: the one form in which texts that mean the same are equal; null for a text that is none of the kind. What it answers for a text never
/// changes, or people are not found until their lookups are made anew.
/// </param>
public sealed record PersonalLookup(string Kind, Func<string, string?> Normalise);
