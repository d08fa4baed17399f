using System.Collections.Frozen;
using System.Text;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Execution.Output;

/// <summary>Finds how to write the values of a CLR type for a leaf type, where both are so well known that nothing needs to be looked at.</summary>
internal static class DirectWriters
{
    /// <summary>How to write them; null when they have to go through <see cref="LeafWriter"/>.</summary>
    public static LeafWrite<TValue>? Find<TValue>(NamedType type)
    {
        if (type is EnumType members)
            return typeof(TValue).IsEnum ? EnumNames<TValue>(members) : null;
        return (LeafWrite<TValue>?)(object?)FindScalar(typeof(TValue), type);
    }

    private static Delegate? FindScalar(Type value, NamedType type)
    {
        if (ReferenceEquals(type, Scalars.String) || ReferenceEquals(type, Scalars.ID))
            return value == typeof(string) ? new LeafWrite<string?>(Write) : ReferenceEquals(type, Scalars.ID) ? FindId(value) : null;
        if (ReferenceEquals(type, Scalars.Int))
            return value == typeof(int) ? new LeafWrite<int>(Write) : value == typeof(int?) ? new LeafWrite<int?>(Write) : null;
        if (ReferenceEquals(type, Scalars.Long))
            return value == typeof(long) ? new LeafWrite<long>(Write) : value == typeof(long?) ? new LeafWrite<long?>(Write) : null;
        if (ReferenceEquals(type, Scalars.Boolean))
            return value == typeof(bool) ? new LeafWrite<bool>(Write) : value == typeof(bool?) ? new LeafWrite<bool?>(Write) : null;
        if (ReferenceEquals(type, Scalars.UUID))
            return value == typeof(Guid) ? new LeafWrite<Guid>(Write) : value == typeof(Guid?) ? new LeafWrite<Guid?>(Write) : null;
        if (ReferenceEquals(type, Scalars.DateTime))
            return value == typeof(DateTimeOffset) ? new LeafWrite<DateTimeOffset>(Write) : value == typeof(DateTimeOffset?) ? new LeafWrite<DateTimeOffset?>(Write) : null;
        return null;
    }

    private static Delegate? FindId(Type value) =>
        value == typeof(Guid) ? new LeafWrite<Guid>(Write) : value == typeof(Guid?) ? new LeafWrite<Guid?>(Write) : null;

    /// <summary>The names of an enum by its CLR values, ready in UTF-8.</summary>
    private static LeafWrite<TValue> EnumNames<TValue>(EnumType type)
    {
        var names = type.Members.Where(static member => member.Value is TValue)
            .ToFrozenDictionary(static member => ValueTuple.Create((TValue)member.Value), static member => Encoding.UTF8.GetBytes($"\"{member.Name}\""));
        return (buffer, value) =>
        {
            if (!names.TryGetValue(ValueTuple.Create(value), out var name))
                throw new ScalarCoercionException($"Enum \"{type}\" cannot represent value: {value}");
            buffer.Write(name);
            return true;
        };
    }

    private static bool Write(ResponseBuffer buffer, string? value)
    {
        if (value is null)
            return false;
        buffer.WriteString(value);
        return true;
    }

    private static bool Write(ResponseBuffer buffer, int value)
    {
        buffer.WriteNumber(value);
        return true;
    }

    private static bool Write(ResponseBuffer buffer, int? value) => value is { } known && Write(buffer, known);

    private static bool Write(ResponseBuffer buffer, long value)
    {
        buffer.WriteNumber(value);
        return true;
    }

    private static bool Write(ResponseBuffer buffer, long? value) => value is { } known && Write(buffer, known);

    private static bool Write(ResponseBuffer buffer, bool value)
    {
        buffer.WriteBoolean(value);
        return true;
    }

    private static bool Write(ResponseBuffer buffer, bool? value) => value is { } known && Write(buffer, known);

    private static bool Write(ResponseBuffer buffer, Guid value)
    {
        buffer.WritePlain(value, default);
        return true;
    }

    private static bool Write(ResponseBuffer buffer, Guid? value) => value is { } known && Write(buffer, known);

    private static bool Write(ResponseBuffer buffer, DateTimeOffset value)
    {
        buffer.WritePlain(value.UtcDateTime, JsonValues.InstantFormat);
        return true;
    }

    private static bool Write(ResponseBuffer buffer, DateTimeOffset? value) => value is { } known && Write(buffer, known);
}
