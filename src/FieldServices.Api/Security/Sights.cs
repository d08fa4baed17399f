using FieldServices.Domain.Modules;
using FieldServices.GraphQL.Access;
using FieldServices.GraphQL.Execution;

namespace FieldServices.Api.Security;

/// <summary>What each role may see, as the modules declare it.</summary>
public sealed class Sights(IReadOnlyList<Module> modules)
{
    private readonly Dictionary<Role, Sight> byRole = Enum.GetValues<Role>().ToDictionary(r => r, r => new Sight(modules, r));

    public Sight Of(Role role) => byRole[role];

    /// <summary>The outcome for a role that wants to see a column.</summary>
    public static FieldAccess AccessOf(Visibility visibility, Role role)
    {
        ArgumentNullException.ThrowIfNull(visibility);
        return visibility.Roles.Contains(role) ? FieldAccess.Granted
            : visibility.WhenHidden == WhenHidden.Null ? FieldAccess.HiddenAsNull
            : FieldAccess.Refused(new GraphQLFieldException($"The role {role.ToString().ToLowerInvariant()} may not see this.", "FORBIDDEN"));
    }
}
