using FieldServices.Domain.Modules;
using FieldServices.EventStore;

namespace FieldServices.Scenarios.Guides;

/// <summary>The table of fields that not every role sees follows from the modules; DOCS=write renews it.</summary>
public sealed class HiddenTableTests
{
    private const string Page = "docs/operators.md";

    [Fact]
    public void The_table_of_hidden_fields_is_current()
    {
        var guide = new Guide(Page);
        var start = Array.FindIndex(guide.Lines, l => l.StartsWith("| field | shown to |", StringComparison.Ordinal));
        var length = guide.Lines.Skip(start).TakeWhile(l => l.StartsWith('|')).Count();
        if (Guide.Renew)
            guide.Save([.. guide.Lines[..start], .. Table(), .. guide.Lines[(start + length)..]]);
        else
            Assert.Equal(Table(), guide.Lines.Skip(start).Take(length));
    }

    private static IEnumerable<string> Table() =>
    [
        "| field | shown to | others find |",
        "|---|---|---|",
        .. FieldServicesModules.All.SelectMany(m => m.Visibilities).Select(v =>
            $"| `{FieldOf(v.Column)}` | {string.Join(", ", v.Roles).ToLowerInvariant()} | {InPlaceOf(v)} |"),
    ];

    private static string FieldOf(Member column) => $"{column.Owner.Name.Replace("Row", "", StringComparison.Ordinal)}.{string.Join('.', column.Path)}";

    private static string InPlaceOf(Visibility hidden)
    {
        var type = hidden.Column.Walk()[^1].PropertyType;
        return hidden.WhenHidden == WhenHidden.Error ? "the error `FORBIDDEN`"
            : type == typeof(PersonalText) ? "an empty text"
            : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? "an empty list"
            : "null";
    }
}
