using System.Globalization;
using FieldServices.GraphQL.Language.Parsing;

namespace FieldServices.GraphQL.Language.Printing;

/// <summary>Values and type references.</summary>
internal sealed partial class SyntaxWriter
{
    private void WriteValue(Value value)
    {
        switch (value)
        {
            case Variable variable:
                Write($"${variable.Name}");
                break;
            case StringValue text:
                WriteString(text);
                break;
            case ListValue list:
                Write("[").WriteJoined(list.Items, ", ");
                Write("]");
                break;
            case ObjectValue fields:
                Write("{").WriteJoined(fields.Fields, ", ");
                Write("}");
                break;
            default:
                Write(TextOf(value));
                break;
        }
    }

    private static string TextOf(Value value) => value switch
    {
        IntValue number => number.Text,
        FloatValue number => number.Text,
        EnumValue name => name.Text,
        BooleanValue boolean => boolean.IsTrue ? "true" : "false",
        NullValue => "null",
        _ => throw new ArgumentException($"A {value.GetType().Name} is no kind of value.", nameof(value)),
    };

    private void WriteString(StringValue value)
    {
        if (!value.IsBlock || !BlockString.CanHold(value.Text))
        {
            WriteQuoted(value.Text);
            return;
        }
        var lines = BlockString.Encode(value.Text).Split('\n');
        Write(lines[0]);
        foreach (var line in lines.AsSpan(1))
        {
            NewLine();
            Write(line);
        }
    }

    private void WriteQuoted(string text)
    {
        _text.Append('"');
        foreach (var character in text)
            WriteCharacter(character);
        _text.Append('"');
    }

    private void WriteCharacter(char character) => _ = character switch
    {
        '"' => _text.Append("\\\""),
        '\\' => _text.Append(@"\\"),
        '\b' => _text.Append(@"\b"),
        '\f' => _text.Append(@"\f"),
        '\n' => _text.Append(@"\n"),
        '\r' => _text.Append(@"\r"),
        '\t' => _text.Append(@"\t"),
        _ when char.IsControl(character) => _text.Append(CultureInfo.InvariantCulture, $@"\u{(int)character:X4}"),
        _ => _text.Append(character),
    };

    private void WriteType(TypeReference type)
    {
        switch (type)
        {
            case NamedTypeReference named:
                Write(named.Name.Value);
                break;
            case ListTypeReference list:
                Write("[").WriteType(list.ItemType);
                Write("]");
                break;
            case NonNullTypeReference nonNull:
                WriteType(nonNull.NullableType);
                Write("!");
                break;
        }
    }
}
