using System.Collections.Immutable;
using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Validation;

/// <summary>
/// One rule at work on one document: it is told of each node as the walk comes to it and, where rules need that, as the
/// walk leaves it again. A rule overrides what it is about.
/// </summary>
internal abstract class RuleVisitor
{
    public virtual void Enter(Document document)
    {
    }

    public virtual void Leave(Document document)
    {
    }

    public virtual void Enter(OperationDefinition operation)
    {
    }

    public virtual void Leave(OperationDefinition operation)
    {
    }

    public virtual void Enter(FragmentDefinition fragment)
    {
    }

    public virtual void Enter(VariableDefinition definition)
    {
    }

    /// <param name="set">The selection set.</param>
    /// <param name="owner">The operation, fragment or field that it belongs to.</param>
    public virtual void Enter(SelectionSet set, SyntaxNode owner)
    {
    }

    public virtual void Enter(Field field)
    {
    }

    public virtual void Leave(Field field)
    {
    }

    public virtual void Enter(FragmentSpread spread)
    {
    }

    public virtual void Enter(InlineFragment fragment)
    {
    }

    public virtual void Enter(Directive directive, DirectiveLocation place)
    {
    }

    public virtual void Leave(Directive directive)
    {
    }

    public virtual void Enter(Argument argument)
    {
    }

    public virtual void Enter(Value value)
    {
    }

    public virtual void Leave(Value value)
    {
    }

    public virtual void Enter(ObjectField field)
    {
    }

    public virtual void Enter(NamedTypeReference type)
    {
    }

    /// <summary>Definitions and extensions of the type system.</summary>
    public virtual void Enter(TypeSystemDefinition definition)
    {
    }

    /// <summary>Any node that carries directives, after it was entered by itself.</summary>
    public virtual void EnterAnnotated(SyntaxNode node, ImmutableArray<Directive> directives)
    {
    }
}
