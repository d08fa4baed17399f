namespace FieldServices.GraphQL.Types;

/// <summary>A type that stands for several object types: an interface or a union.</summary>
public interface IAbstractType
{
    /// <summary>The name of the type.</summary>
    string Name { get; }

    /// <summary>Names the object type of a value; null when the CLR type decides.</summary>
    Func<object, string?>? TypeResolver { get; }
}
