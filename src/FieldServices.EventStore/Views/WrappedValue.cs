using System.Collections.Concurrent;
using System.Linq.Expressions;

namespace FieldServices.EventStore.Views;

/// <summary>A struct around one value, such as a typed id, stored as that value.</summary>
/// <param name="Inner">The type of the value inside.</param>
/// <param name="Unwrap">Takes the value out.</param>
/// <param name="Wrap">Puts a value in.</param>
internal sealed record WrappedValue(Type Inner, Func<object, object> Unwrap, Func<object, object> Wrap)
{
    private static readonly ConcurrentDictionary<Type, WrappedValue?> Known = new();

    /// <summary>How to unwrap a type; null when it is not a struct with a constructor of one argument and a property <c>Value</c>.</summary>
    public static WrappedValue? TryOf(Type type) => Known.GetOrAdd(type, Make);

    private static WrappedValue? Make(Type type)
    {
        if (!type.IsValueType || type.GetProperty("Value") is not { } property || type.GetConstructor([property.PropertyType]) is not { } constructor)
            return null;
        var unwrap = PropertyAccess.Getter(property);
        var boxed = Expression.Parameter(typeof(object));
        var wrap = Expression.Lambda<Func<object, object>>(
            Expression.Convert(Expression.New(constructor, Expression.Convert(boxed, property.PropertyType)), typeof(object)), boxed);
        return new WrappedValue(property.PropertyType, v => unwrap(v)!, wrap.Compile());
    }
}
