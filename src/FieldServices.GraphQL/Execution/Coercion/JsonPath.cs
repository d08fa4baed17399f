using System.Text;

namespace FieldServices.GraphQL.Execution.Coercion;

/// <summary>A place within the JSON of a variable.</summary>
internal sealed record JsonPath(JsonPath? Parent, object Key)
{
    /// <summary>The place as messages show it, such as <c>.filter.items[2]</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Parent?.ToString());
        return (Key is int index ? text.Append('[').Append(index).Append(']') : text.Append('.').Append(Key)).ToString();
    }
}
