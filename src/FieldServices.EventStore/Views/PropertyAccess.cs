using System.Linq.Expressions;
using System.Reflection;

namespace FieldServices.EventStore.Views;

/// <summary>Compiled access to properties, made once at start-up so that nothing reflects later.</summary>
public static class PropertyAccess
{
    /// <summary>A function that reads the property of an object of its declaring type.</summary>
    public static Func<object, object?> Getter(PropertyInfo property)
    {
        ArgumentNullException.ThrowIfNull(property);
        var instance = Expression.Parameter(typeof(object));
        var get = Expression.Property(Expression.Convert(instance, property.DeclaringType!), property);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(get, typeof(object)), instance).Compile();
    }
}
