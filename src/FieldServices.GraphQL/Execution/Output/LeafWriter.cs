using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Execution.Output;

/// <summary>Writes values of scalars and enums (specification: Result Coercion of each).</summary>
internal static class LeafWriter
{
    /// <returns>False when the value is null once serialized.</returns>
    /// <exception cref="ScalarCoercionException">The value is none of the type.</exception>
    public static bool Write(ResponseBuffer buffer, NamedType type, object value)
    {
        if (type is EnumType members)
        {
            var member = members.FindMemberByValue(value)
                ?? throw new ScalarCoercionException($"Enum \"{type}\" cannot represent value: {Describe.Clr(value)}");
            buffer.WriteString(member.Name);
            return true;
        }
        if (((ScalarType)type).Serialize(value) is not { } serialized)
            return false;
        JsonValues.Write(buffer, serialized);
        return true;
    }
}
