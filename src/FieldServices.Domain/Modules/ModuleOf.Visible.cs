using System.Linq.Expressions;

namespace FieldServices.Domain.Modules;

/// <content>What not every reader may see.</content>
public sealed partial class Module<TState, TEvent, TStatus>
{
    private readonly List<Visibility> visibilities = [];

    public override IReadOnlyList<Visibility> Visibilities => visibilities;

    /// <summary>
    /// Shows a column of a view to these roles alone. The others cannot filter, group or order by it either, and do not find it in the
    /// events and states that are named with it.
    /// </summary>
    public Module<TState, TEvent, TStatus> Visible<TRow>(
        Expression<Func<TRow, object?>> column, WhenHidden whenHidden, IReadOnlyList<Role> roles, params IReadOnlyList<Member> elsewhere)
        where TRow : class
    {
        visibilities.Add(new Visibility(Member.Of(column), whenHidden, roles, elsewhere));
        return this;
    }
}
