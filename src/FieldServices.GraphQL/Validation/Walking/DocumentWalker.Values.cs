using System.Collections.Immutable;
using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Validation;

/// <summary>Directives, arguments, values and type references.</summary>
internal sealed partial class DocumentWalker
{
    private void WalkDirectives(ImmutableArray<Directive> directives, DirectiveLocation place)
    {
        foreach (var directive in directives)
            WalkDirective(directive, place);
    }

    private void WalkDirective(Directive directive, DirectiveLocation place)
    {
        state.Directive = schema?.FindDirective(directive.Name.Value);
        state.InDirective = true;
        foreach (var visitor in visitors)
            visitor.Enter(directive, place);
        WalkArguments(directive.Arguments);
        foreach (var visitor in visitors)
            visitor.Leave(directive);
        state.Directive = null;
        state.InDirective = false;
    }

    private void WalkArguments(ImmutableArray<Argument> arguments)
    {
        foreach (var argument in arguments)
        {
            var name = argument.Name.Value;
            var definition = state.InDirective ? state.Directive?.FindArgument(name) : state.Field?.FindArgument(name);
            state.Argument = definition;
            var outer = EnterInput(definition);
            foreach (var visitor in visitors)
                visitor.Enter(argument);
            WalkValue(argument.Value);
            LeaveInput(outer);
            state.Argument = null;
        }
    }

    private (SchemaType? Input, SchemaType? Parent, bool HasDefault) EnterInput(InputField? definition)
        => EnterInput(definition?.Type, definition?.Default is not null);

    private (SchemaType? Input, SchemaType? Parent, bool HasDefault) EnterInput(SchemaType? type, bool hasDefault)
    {
        var outer = (state.Input, state.ParentInput, state.HasDefault);
        (state.ParentInput, state.Input, state.HasDefault) = (state.Input, type is { IsInput: true } ? type : null, hasDefault);
        return outer;
    }

    private void LeaveInput((SchemaType? Input, SchemaType? Parent, bool HasDefault) outer)
        => (state.Input, state.ParentInput, state.HasDefault) = outer;

    private void WalkValue(Value value)
    {
        switch (value)
        {
            case ListValue list:
                WalkList(list);
                break;
            case ObjectValue fields:
                WalkObject(fields);
                break;
            default:
                foreach (var visitor in visitors)
                    visitor.Enter(value);
                break;
        }
    }

    private void WalkList(ListValue list)
    {
        var expected = state.Input?.Nullable;
        var outer = EnterInput(expected is ListType type ? type.Of : expected, hasDefault: false);
        foreach (var visitor in visitors)
            visitor.Enter(list);
        foreach (var item in list.Items)
            WalkValue(item);
        foreach (var visitor in visitors)
            visitor.Leave(list);
        LeaveInput(outer);
    }

    private void WalkObject(ObjectValue value)
    {
        foreach (var visitor in visitors)
            visitor.Enter(value);
        var type = state.Input?.Named as InputObjectType;
        foreach (var field in value.Fields)
        {
            var outer = EnterInput(type?.FindField(field.Name.Value));
            foreach (var visitor in visitors)
                visitor.Enter(field);
            WalkValue(field.Value);
            LeaveInput(outer);
        }
        foreach (var visitor in visitors)
            visitor.Leave(value);
    }

    private void WalkType(TypeReference type)
    {
        while (type is not NamedTypeReference)
            type = type is ListTypeReference list ? list.ItemType : ((NonNullTypeReference)type).NullableType;
        foreach (var visitor in visitors)
            visitor.Enter((NamedTypeReference)type);
    }
}
