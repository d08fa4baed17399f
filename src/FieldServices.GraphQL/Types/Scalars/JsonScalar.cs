namespace FieldServices.GraphQL.Types;

internal static class JsonScalar
{
    public static ScalarType Create() => new(
        "JSON",
        "Any JSON value: text, number, boolean, list, object or null (RFC 8259).",
        "https://www.rfc-editor.org/rfc/rfc8259");
}
