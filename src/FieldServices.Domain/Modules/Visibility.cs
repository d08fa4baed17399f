namespace FieldServices.Domain.Modules;

/// <summary>Who may see a fact: in its view, and in the events and states that it comes from.</summary>
/// <param name="Column">The column of the view.</param>
/// <param name="WhenHidden">What stands in its place for everybody else.</param>
/// <param name="Roles">Who may see it.</param>
/// <param name="Elsewhere">The same fact in events and states.</param>
public sealed record Visibility(Member Column, WhenHidden WhenHidden, IReadOnlyList<Role> Roles, IReadOnlyList<Member> Elsewhere);
