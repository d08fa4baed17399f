using System.Collections.Immutable;
using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Validation;

/// <summary>
/// Walks a document once, in the order of its text, for all rules together, and keeps <see cref="TypeState"/>. Each method
/// leaves the state as it found it. Fragments are not followed, so the depth is that of the text.
/// </summary>
internal sealed partial class DocumentWalker(Schema? schema, TypeState state, RuleVisitor[] visitors)
{
    public void Walk(Document document)
    {
        foreach (var visitor in visitors)
            visitor.Enter(document);
        foreach (var definition in document.Definitions)
            Walk(definition);
        foreach (var visitor in visitors)
            visitor.Leave(document);
    }

    public void Walk(Definition definition)
    {
        switch (definition)
        {
            case OperationDefinition operation:
                WalkOperation(operation);
                break;
            case FragmentDefinition fragment:
                WalkFragment(fragment);
                break;
            case TypeSystemDefinition typeSystem:
                WalkTypeSystem(typeSystem);
                break;
        }
    }

    private void WalkOperation(OperationDefinition operation)
    {
        state.Output = schema?.RootType(operation.Kind);
        foreach (var visitor in visitors)
        {
            visitor.Enter(operation);
            visitor.EnterAnnotated(operation, operation.Directives);
        }
        foreach (var variable in operation.VariableDefinitions)
            WalkVariableDefinition(variable);
        WalkDirectives(operation.Directives, PlaceOf(operation.Kind));
        WalkSelectionSet(operation.SelectionSet, operation);
        foreach (var visitor in visitors)
            visitor.Leave(operation);
        state.Output = null;
    }

    private static DirectiveLocation PlaceOf(OperationKind kind) => kind switch
    {
        OperationKind.Query => DirectiveLocation.Query,
        OperationKind.Mutation => DirectiveLocation.Mutation,
        _ => DirectiveLocation.Subscription,
    };

    private void WalkFragment(FragmentDefinition fragment)
    {
        state.Output = OutputOf(fragment.TypeCondition);
        foreach (var visitor in visitors)
        {
            visitor.Enter(fragment);
            visitor.EnterAnnotated(fragment, fragment.Directives);
        }
        WalkType(fragment.TypeCondition);
        WalkDirectives(fragment.Directives, DirectiveLocation.FragmentDefinition);
        WalkSelectionSet(fragment.SelectionSet, fragment);
        state.Output = null;
    }

    private NamedType? OutputOf(NamedTypeReference condition)
        => schema?.FindType(condition.Name.Value) is { IsOutput: true } type ? type : null;

    private void WalkVariableDefinition(VariableDefinition definition)
    {
        state.InVariableDefinition = true;
        state.Input = schema?.FindType(definition.Type) is { IsInput: true } type ? type : null;
        foreach (var visitor in visitors)
        {
            visitor.Enter(definition);
            visitor.EnterAnnotated(definition, definition.Directives);
        }
        WalkType(definition.Type);
        if (definition.DefaultValue is { } value)
            WalkValue(value);
        WalkDirectives(definition.Directives, DirectiveLocation.VariableDefinition);
        state.Input = null;
        state.InVariableDefinition = false;
    }

    private void WalkSelectionSet(SelectionSet set, SyntaxNode owner)
    {
        var parent = state.Parent;
        state.Parent = state.Output?.Named is { IsComposite: true } type ? type : null;
        foreach (var visitor in visitors)
            visitor.Enter(set, owner);
        foreach (var selection in set.Selections)
            WalkSelection(selection);
        state.Parent = parent;
    }

    private void WalkSelection(Selection selection)
    {
        switch (selection)
        {
            case Field field:
                WalkField(field);
                break;
            case FragmentSpread spread:
                foreach (var visitor in visitors)
                {
                    visitor.Enter(spread);
                    visitor.EnterAnnotated(spread, spread.Directives);
                }
                WalkDirectives(spread.Directives, DirectiveLocation.FragmentSpread);
                break;
            case InlineFragment fragment:
                WalkInlineFragment(fragment);
                break;
        }
    }

    private void WalkField(Field field)
    {
        var (output, outer) = (state.Output, state.Field);
        state.Field = state.Parent is { } parent ? schema?.FindField(parent, field.Name.Value) : null;
        state.Output = state.Field?.Type is { IsOutput: true } type ? type : null;
        foreach (var visitor in visitors)
        {
            visitor.Enter(field);
            visitor.EnterAnnotated(field, field.Directives);
        }
        WalkArguments(field.Arguments);
        WalkDirectives(field.Directives, DirectiveLocation.Field);
        if (field.SelectionSet is { } set)
            WalkSelectionSet(set, field);
        foreach (var visitor in visitors)
            visitor.Leave(field);
        (state.Output, state.Field) = (output, outer);
    }

    private void WalkInlineFragment(InlineFragment fragment)
    {
        var output = state.Output;
        state.Output = fragment.TypeCondition is { } condition ? OutputOf(condition) : output?.Named;
        foreach (var visitor in visitors)
        {
            visitor.Enter(fragment);
            visitor.EnterAnnotated(fragment, fragment.Directives);
        }
        if (fragment.TypeCondition is { } type)
            WalkType(type);
        WalkDirectives(fragment.Directives, DirectiveLocation.InlineFragment);
        WalkSelectionSet(fragment.SelectionSet, fragment);
        state.Output = output;
    }

    private void Annotated(SyntaxNode node, ImmutableArray<Directive> directives)
    {
        foreach (var visitor in visitors)
            visitor.EnterAnnotated(node, directives);
    }
}
