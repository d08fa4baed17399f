using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;

namespace FieldServices.EventStore.Views;

/// <summary>A row record taken apart once, at start-up: its columns, and how to make a row of their values.</summary>
internal sealed class RowShape
{
    private static readonly ConcurrentDictionary<ConstructorInfo, Func<object?[], object>> Compiled = new();

    private readonly ConstructorInfo constructor;

    private Func<object?[], object>? create;

    public RowShape(View view)
    {
        constructor = view.RowType.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        var nullability = new NullabilityInfoContext();
        Columns = [.. constructor.GetParameters().Select(p => ColumnOf(view, p, nullability))];
    }

    public IReadOnlyList<ViewColumn> Columns { get; }

    /// <summary>Makes a row. Compiled when the first is made: most processes read few of the views.</summary>
    public object Create(object?[] values) => (create ??= Compiled.GetOrAdd(constructor, Compile))(values);

    private static ViewColumn ColumnOf(View view, ParameterInfo parameter, NullabilityInfoContext nullability)
    {
        var property = view.RowType.GetProperty(parameter.Name!)
            ?? throw new InvalidRegistrationException([$"the row of view {view.Name} is not a positional record: {parameter.Name} has no property"]);
        var nullable = Nullable.GetUnderlyingType(parameter.ParameterType) is not null
            || nullability.Create(parameter).ReadState == NullabilityState.Nullable;
        return new ViewColumn(
            JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name),
            property.Name,
            parameter.ParameterType,
            nullable,
            ColumnType.For(parameter.ParameterType, view.Json),
            PropertyAccess.Getter(property));
    }

    private static Func<object?[], object> Compile(ConstructorInfo constructor)
    {
        var values = Expression.Parameter(typeof(object?[]));
        var arguments = constructor.GetParameters()
            .Select((p, i) => (Expression)Expression.Convert(Expression.ArrayIndex(values, Expression.Constant(i)), p.ParameterType));
        return Expression.Lambda<Func<object?[], object>>(Expression.Convert(Expression.New(constructor, arguments), typeof(object)), values).Compile();
    }
}
