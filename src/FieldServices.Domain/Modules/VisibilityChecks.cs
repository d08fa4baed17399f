using System.Reflection;

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

    private static bool CanBeAbsent(Member member, WhenHidden whenHidden)
    {
        var type = member.Owner;
        foreach (var name in member.Properties.SkipLast(1))
            type = type.GetProperty(name)!.PropertyType;
        var property = type.GetProperty(member.Properties[^1])!;
        if (whenHidden == WhenHidden.Null && property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return true;
        lock (Nullability)
            return Nullable.GetUnderlyingType(property.PropertyType) is not null || Nullability.Create(property).ReadState == NullabilityState.Nullable;
    }
}
