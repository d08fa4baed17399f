using System.Reflection;
using FieldServices.EventStore;

namespace FieldServices.Domain.Modules;

/// <summary>Finds mistakes in what modules hide.</summary>
internal static class VisibilityChecks
{
    private static readonly NullabilityInfoContext Nullability = new();

    public static IEnumerable<string> Problems(Module module)
    {
        foreach (var hidden in module.Visibilities)
        {
            if (hidden.Roles.Count == 0)
                yield return $"nobody may see {hidden.Column}: it has no roles";
            if (module.Views.All(v => v.RowType != hidden.Column.Owner))
                yield return $"{hidden.Column} is no column of a view of the module '{module.Subject}'";
            // Of events and states the JSON is shown, from which anything can be left out.
            if (!CanBeAbsent(hidden.Column, hidden.WhenHidden))
                yield return $"{hidden.Column} cannot be hidden: it is never null";
        }
    }

    // In the place of what is hidden without an error stands nothing: null, no elements, or no text. An error takes along what cannot be null.
    private static bool CanBeAbsent(Member member, WhenHidden whenHidden)
    {
        var walked = member.Walk();
        return whenHidden == WhenHidden.Null
            ? Member.IsList(walked[^1].PropertyType) || walked[^1].PropertyType == typeof(string) || walked[^1].PropertyType == typeof(PersonalText) || CanBeNull(walked[^1])
            : walked.Any(CanBeNull);
    }

    private static bool CanBeNull(PropertyInfo property)
    {
        lock (Nullability)
            return Nullable.GetUnderlyingType(property.PropertyType) is not null || Nullability.Create(property).ReadState == NullabilityState.Nullable;
    }
}
