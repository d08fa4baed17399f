using System.Linq.Expressions;
using System.Text.Json;

namespace FieldServices.Domain.Modules;

/// <summary>A member of a row, an event or a state, perhaps within others.</summary>
/// <param name="Owner">The record that it is a member of.</param>
/// <param name="Properties">The properties from the record down to it.</param>
public sealed record Member(Type Owner, IReadOnlyList<string> Properties)
{
    /// <summary>The same as names in JSON.</summary>
    public IReadOnlyList<string> Path { get; } = [.. Properties.Select(JsonNamingPolicy.CamelCase.ConvertName)];

    /// <summary>The member that the expression names: <c>e => e.Caller</c> or <c>s => s.Contractor!.Contact</c>.</summary>
    /// <exception cref="ArgumentException">It is no chain of properties.</exception>
    public static Member Of<T>(Expression<Func<T, object?>> expression)
    {
        var names = new Stack<string>();
        var at = expression.Body is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : expression.Body;
        for (; at is MemberExpression member; at = member.Expression!)
            names.Push(member.Member.Name);
        return at is ParameterExpression && names.Count > 0
            ? new Member(typeof(T), [.. names])
            : throw new ArgumentException($"'{expression}' is not a property of {typeof(T).Name}.", nameof(expression));
    }

    public override string ToString() => $"{Owner.Name}.{string.Join('.', Properties)}";
}
