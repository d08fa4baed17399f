namespace FieldServices.EventStore.Views;

/// <summary>One column of a view's table.</summary>
/// <param name="Name">The column's name: the property's in snake case.</param>
/// <param name="Property">The row property's name.</param>
/// <param name="ClrType">The property's type.</param>
/// <param name="IsNullable">True when the property may be null.</param>
/// <param name="Type">How its values are stored.</param>
/// <param name="Get">Reads the property of a row.</param>
public sealed record ViewColumn(string Name, string Property, Type ClrType, bool IsNullable, ColumnType Type, Func<object, object?> Get)
{
    /// <summary>True for the text of a person: it is sealed, so nothing can be compared with it.</summary>
    public bool IsPersonal => (Nullable.GetUnderlyingType(ClrType) ?? ClrType) == typeof(PersonalText);
}
