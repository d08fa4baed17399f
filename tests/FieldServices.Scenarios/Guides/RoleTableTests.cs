using FieldServices.Api.Security;
using FieldServices.Domain.Modules;

namespace FieldServices.Scenarios.Guides;

/// <summary>The table of roles follows from the modules; DOCS=write renews it.</summary>
public sealed class RoleTableTests
{
    private const string Page = "docs/operators.md";
    private const string Heading = "### Roles";

    [Fact]
    public void The_table_of_roles_is_current()
    {
        var guide = new Guide(Page);
        var start = Array.FindIndex(guide.Lines, Array.IndexOf(guide.Lines, Heading), l => l.StartsWith('|'));
        var length = guide.Lines.Skip(start).TakeWhile(l => l.StartsWith('|')).Count();
        if (Guide.Renew)
            guide.Save([.. guide.Lines[..start], .. Table(), .. guide.Lines[(start + length)..]]);
        else
            Assert.Equal(Table(), guide.Lines.Skip(start).Take(length));
    }

    private static IEnumerable<string> Table() =>
    [
        $"| may | {string.Join(" | ", Enum.GetNames<Role>().Select(r => r.ToLowerInvariant()))} |",
        $"|---|{string.Concat(Enum.GetNames<Role>().Select(_ => "---|"))}",
        .. Permissions.Reads.Select(r => Row(r.Key, r.Value)),
        .. FieldServicesModules.All.SelectMany(m => m.Commands).Select(c => Row(c.FullName, c.Roles)),
    ];

    private static string Row(string what, IReadOnlyList<Role> roles) =>
        $"| `{what}` | {string.Join(" | ", Enum.GetValues<Role>().Select(r => roles.Contains(r) ? "yes" : ""))} |";
}
