using System.Collections;
using System.Globalization;
using System.Text;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Tests.Language;

/// <summary>Writes a syntax tree with every property but the locations, so that two trees can be compared.</summary>
internal static class TreeText
{
    public static string Of(SyntaxNode node)
    {
        var text = new StringBuilder();
        Append(text, node);
        return text.ToString();
    }

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("none");
                break;
            case SyntaxNode node:
                AppendNode(text, node);
                break;
            case string or bool or Enum or Name:
                text.Append(CultureInfo.InvariantCulture, $"'{value}'");
                break;
            case IEnumerable items:
                text.Append('[');
                foreach (var item in items)
                    Append(text, item);
                text.Append(']');
                break;
            default:
                throw new ArgumentException($"A {value.GetType().Name} cannot be compared.", nameof(value));
        }
    }

    private static void AppendNode(StringBuilder text, SyntaxNode node)
    {
        text.Append(node.GetType().Name).Append('(');
        foreach (var property in node.GetType().GetProperties().OrderBy(property => property.Name, StringComparer.Ordinal))
        {
            if (property.PropertyType == typeof(Location))
                continue;
            text.Append(property.Name).Append('=');
            Append(text, property.GetValue(node));
            text.Append(' ');
        }
        text.Append(')');
    }
}
