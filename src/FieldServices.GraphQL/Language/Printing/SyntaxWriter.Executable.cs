using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language.Printing;

/// <summary>Operations, fragments and selections.</summary>
internal sealed partial class SyntaxWriter
{
    private void WriteOperation(OperationDefinition operation)
    {
        if (!IsShorthand(operation))
        {
            WriteDescription(operation.Description);
            Write(operation.Kind.ToKeyword());
            if (operation.Name is { } name)
                Write($" {name}");
            WriteVariableDefinitions(operation.VariableDefinitions);
            WriteDirectives(operation.Directives);
            Write(" ");
        }
        WriteBlock(operation.SelectionSet.Selections);
    }

    private static bool IsShorthand(OperationDefinition operation)
        => operation is { Kind: OperationKind.Query, Name: null, Description: null, VariableDefinitions.IsEmpty: true, Directives.IsEmpty: true };

    private void WriteVariableDefinitions(ImmutableArray<VariableDefinition> variables)
    {
        if (variables.Any(variable => variable.Description is not null))
            WriteLines("(", variables, ")");
        else
            WriteInParentheses(variables);
    }

    private void WriteVariableDefinition(VariableDefinition definition)
    {
        WriteDescription(definition.Description);
        WriteValue(definition.Variable);
        Write(": ").WriteType(definition.Type);
        WriteDefault(definition.DefaultValue);
        WriteDirectives(definition.Directives);
    }

    private void WriteDefault(Value? value)
    {
        if (value is not null)
            Write(" = ").WriteValue(value);
    }

    private void WriteFragment(FragmentDefinition fragment)
    {
        WriteDescription(fragment.Description);
        Write($"fragment {fragment.Name} on {fragment.TypeCondition.Name}").WriteDirectives(fragment.Directives);
        Write(" ").WriteBlock(fragment.SelectionSet.Selections);
    }

    private void WriteSelection(Selection selection)
    {
        switch (selection)
        {
            case Field field:
                WriteField(field);
                break;
            case FragmentSpread spread:
                Write($"...{spread.Name}").WriteDirectives(spread.Directives);
                break;
            case InlineFragment fragment:
                Write(fragment.TypeCondition is { } condition ? $"... on {condition.Name}" : "...");
                WriteDirectives(fragment.Directives);
                Write(" ").WriteBlock(fragment.SelectionSet.Selections);
                break;
        }
    }

    private void WriteField(Field field)
    {
        var prefix = field.Alias is { } alias ? $"{alias}: {field.Name}" : field.Name.Value;
        Write(prefix);
        var start = _text.Length;
        WriteInParentheses(field.Arguments);
        if (prefix.Length + _text.Length - start > LongestLine)
        {
            _text.Length = start;
            WriteLines("(", field.Arguments, ")");
        }
        WriteDirectives(field.Directives);
        if (field.SelectionSet is { } set)
            Write(" ").WriteBlock(set.Selections);
    }
}
