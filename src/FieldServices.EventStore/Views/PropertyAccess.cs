using System.Reflection;

namespace FieldServices.EventStore.Views;

/// <summary>Access to properties through delegates of their getters, made once at start-up so that nothing reflects later.</summary>
public static class PropertyAccess
{
    private delegate TValue StructGetter<TOwner, out TValue>(ref TOwner owner);

    /// <summary>A function that reads the property of an object of its declaring type.</summary>
    // Not a compiled expression: a process has hundreds of these, and generic code over records is compiled once for all of them.
    public static Func<object, object?> Getter(PropertyInfo property)
    {
        ArgumentNullException.ThrowIfNull(property);
        var owner = property.DeclaringType!;
        return typeof(PropertyAccess).GetMethod(owner.IsValueType ? nameof(OfStruct) : nameof(OfClass), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(owner, property.PropertyType).CreateDelegate<Func<MethodInfo, Func<object, object?>>>()(property.GetMethod!);
    }

    private static Func<object, object?> OfClass<TOwner, TValue>(MethodInfo getter)
        where TOwner : class
    {
        var get = getter.CreateDelegate<Func<TOwner, TValue>>();
        return owner => get((TOwner)owner);
    }

    private static Func<object, object?> OfStruct<TOwner, TValue>(MethodInfo getter)
        where TOwner : struct
    {
        var get = getter.CreateDelegate<StructGetter<TOwner, TValue>>();
        return boxed =>
        {
            var owner = (TOwner)boxed;
            return get(ref owner);
        };
    }
}
