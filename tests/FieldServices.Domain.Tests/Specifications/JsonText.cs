using System.Text.Json;

namespace FieldServices.Domain.Tests.Specifications;

/// <summary>Events as text: lists inside records have no equality of their own, and a failed comparison shows what differs.</summary>
internal static class JsonText
{
    public static string Of(object value) =>
        $"{value.GetType().Name} {JsonSerializer.Serialize(value, DomainJson.Default.GetTypeInfo(value.GetType())!)}";
}
