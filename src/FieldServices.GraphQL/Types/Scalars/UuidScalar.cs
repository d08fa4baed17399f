using System.Text.Json;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types;

internal static class UuidScalar
{
    public static ScalarType Create() => new(
        "UUID",
        "A universally unique identifier such as `01928f5e-7b6a-7c1d-8e2f-3a4b5c6d7e8f` (RFC 9562).",
        "https://www.rfc-editor.org/rfc/rfc9562",
        static value => value is Guid ? value : throw Wrong(Describe.Clr(value)),
        static value => Parse(value.ValueKind == JsonValueKind.String ? value.GetString() : null, Describe.Json(value)),
        static literal => Parse((literal as StringValue)?.Text, Describe.Literal(literal)));

    private static Guid Parse(string? text, string shown) => Guid.TryParseExact(text, "D", out var id) ? id : throw Wrong(shown);

    private static ScalarCoercionException Wrong(string shown) => new($"UUID cannot represent value: {shown}");
}
