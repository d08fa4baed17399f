using System.Collections.Immutable;
using System.Text;

namespace FieldServices.GraphQL.Language.Printing;

/// <summary>Writes nodes with indentation. This part chooses by kind and lays out lists; the other parts write the kinds.</summary>
internal sealed partial class SyntaxWriter
{
    private const string IndentUnit = "  ";
    private const int LongestLine = 80;
    private readonly StringBuilder _text = new();
    private int _indent;

    public override string ToString() => _text.ToString();

    public void Write(SyntaxNode node)
    {
        switch (node)
        {
            case Document document:
                WriteParagraphs(document.Definitions);
                break;
            case Definition definition:
                WriteDefinition(definition);
                break;
            case SelectionSet set:
                WriteBlock(set.Selections);
                break;
            case Selection selection:
                WriteSelection(selection);
                break;
            case Value value:
                WriteValue(value);
                break;
            case TypeReference type:
                WriteType(type);
                break;
            default:
                WritePart(node);
                break;
        }
    }

    /// <summary>The parts that belong to no family.</summary>
    private void WritePart(SyntaxNode node)
    {
        switch (node)
        {
            case Directive directive:
                Write($"@{directive.Name}");
                WriteInParentheses(directive.Arguments);
                break;
            case Argument argument:
                Write($"{argument.Name}: ").WriteValue(argument.Value);
                break;
            case ObjectField field:
                Write($"{field.Name}: ").WriteValue(field.Value);
                break;
            case VariableDefinition variable:
                WriteVariableDefinition(variable);
                break;
            case OperationTypeDefinition operationType:
                Write($"{operationType.Kind.ToKeyword()}: ").WriteType(operationType.Type);
                break;
            case FieldDefinition field:
                WriteFieldDefinition(field);
                break;
            case InputValueDefinition input:
                WriteInputValue(input);
                break;
            case EnumValueDefinition value:
                WriteDescription(value.Description);
                Write(value.Name.Value).WriteDirectives(value.Directives);
                break;
            default:
                throw new ArgumentException($"A {node.GetType().Name} has no text of its own.", nameof(node));
        }
    }

    private SyntaxWriter Write(string text)
    {
        _text.Append(text);
        return this;
    }

    private void NewLine()
    {
        _text.Append('\n');
        for (var level = 0; level < _indent; level++)
            _text.Append(IndentUnit);
    }

    private void WriteParagraphs(ImmutableArray<Definition> definitions)
    {
        for (var index = 0; index < definitions.Length; index++)
        {
            if (index > 0)
                Write("\n\n");
            Write(definitions[index]);
        }
    }

    private void WriteBlock<T>(ImmutableArray<T> nodes)
        where T : SyntaxNode
        => WriteLines("{", nodes, "}");

    private void WriteLines<T>(string open, ImmutableArray<T> nodes, string close)
        where T : SyntaxNode
    {
        Write(open);
        _indent++;
        foreach (var node in nodes)
        {
            NewLine();
            Write(node);
        }
        _indent--;
        NewLine();
        Write(close);
    }

    private void WriteJoined<T>(ImmutableArray<T> nodes, string separator)
        where T : SyntaxNode
    {
        for (var index = 0; index < nodes.Length; index++)
        {
            if (index > 0)
                Write(separator);
            Write(nodes[index]);
        }
    }

    private void WriteInParentheses<T>(ImmutableArray<T> nodes)
        where T : SyntaxNode
    {
        if (nodes.IsEmpty)
            return;
        Write("(").WriteJoined(nodes, ", ");
        Write(")");
    }

    private void WriteDirectives(ImmutableArray<Directive> directives)
    {
        foreach (var directive in directives)
        {
            Write(" ");
            Write(directive);
        }
    }

    private void WriteDescription(StringValue? description)
    {
        if (description is null)
            return;
        WriteValue(description);
        NewLine();
    }
}
