namespace FieldServices.GraphQL.Types;

/// <summary>A type with output fields (specification: Objects).</summary>
public class ObjectType : FieldsType
{
    internal ObjectType(string name, string? description, Type? clrType)
        : base(name, description)
    {
        ClrType = clrType;
    }

    /// <summary>The CLR type of its values, by which an interface or union without a resolver tells its types apart; null when they have none of their own.</summary>
    public Type? ClrType { get; }
}
