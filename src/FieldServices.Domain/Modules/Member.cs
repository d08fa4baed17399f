using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;

namespace FieldServices.Domain.Modules;

/// <summary>A member of a row, an event or a state, perhaps within others.</summary>
/// <param name="Owner">The record that it is a member of.</param>
/// <param name="Properties">The properties from the record down to it.</param>
public sealed record Member(Type Owner, IReadOnlyList<string> Properties)
{
    /// <summary>The same as names in JSON.</summary>
    public IReadOnlyList<string> Path { get; } = [.. Properties.Select(JsonNamingPolicy.CamelCase.ConvertName)];

    /// <summary>
    /// The member that the expression names: <c>e => e.Caller</c> or <c>s => s.Contractor!.Contact</c>; <c>e => e.Terms.Packages![0].Price</c> is that of
    /// every element of the list.
    /// </summary>
    /// <exception cref="ArgumentException">It is no chain of properties.</exception>
    public static Member Of<T>(Expression<Func<T, object?>> expression)
    {
        var names = new Stack<string>();
        var at = expression.Body;
        while (at is not ParameterExpression)
        {
            if (at is MemberExpression member)
                names.Push(member.Member.Name);
            at = at switch
            {
                UnaryExpression { NodeType: ExpressionType.Convert, Operand: var converted } when names.Count == 0 => converted,
                MemberExpression { Expression: { } owner } => owner,
                MethodCallExpression { Method.Name: "get_Item", Object: { } list } => list,
                _ => throw Wrong<T>(expression),
            };
        }
        return names.Count > 0 ? new Member(typeof(T), [.. names]) : throw Wrong<T>(expression);
    }

    /// <summary>The properties themselves; those of lists are followed into their elements.</summary>
    public IReadOnlyList<PropertyInfo> Walk()
    {
        var (type, walked) = (Owner, new List<PropertyInfo>());
        foreach (var name in Properties)
        {
            walked.Add(type.GetProperty(name)!);
            type = IsList(walked[^1].PropertyType) ? walked[^1].PropertyType.GetGenericArguments()[0] : walked[^1].PropertyType;
        }
        return walked;
    }

    internal static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);

    public override string ToString() => $"{Owner.Name}.{string.Join('.', Properties)}";

    private static ArgumentException Wrong<T>(Expression expression) => new($"'{expression}' is not a property of {typeof(T).Name}.", nameof(expression));
}
