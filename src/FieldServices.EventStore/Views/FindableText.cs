using FieldServices.EventStore.Sealing;

namespace FieldServices.EventStore.Views;

/// <summary>Personal text in the rows of a view by which they are found though it is sealed.</summary>
/// <param name="Field">What readers call it.</param>
/// <param name="Property">The row's property, a nested record or a list of them.</param>
/// <param name="Part">The text's name in the JSON of the record.</param>
/// <param name="Lookup">What it is.</param>
public sealed record FindableText(string Field, string Property, string Part, PersonalLookup Lookup);
