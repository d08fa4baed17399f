using System.Text;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Validation;

/// <summary>Texts of values that are equal exactly when the values are; the order of the fields of an input object does not count.</summary>
internal sealed class CanonicalText
{
    private readonly Dictionary<Value, string> _known = [];

    public string Of(Value value)
    {
        if (_known.TryGetValue(value, out var known))
            return known;
        var text = new StringBuilder();
        Append(text, value);
        return _known[value] = text.ToString();
    }

    private static void Append(StringBuilder text, Value value)
    {
        switch (value)
        {
            case ListValue list:
                text.Append('[');
                foreach (var item in list.Items)
                {
                    Append(text, item);
                    text.Append(' ');
                }
                text.Append(']');
                break;
            case ObjectValue fields:
                text.Append('{');
                foreach (var field in fields.Fields.OrderBy(field => field.Name.Value, StringComparer.Ordinal))
                {
                    text.Append(field.Name.Value).Append(':');
                    Append(text, field.Value);
                    text.Append(' ');
                }
                text.Append('}');
                break;
            default:
                text.Append(value);
                break;
        }
    }
}
