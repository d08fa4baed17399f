using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Validation;

/// <summary>A document that defines a schema has no operations and no fragments (specification: Type System).</summary>
internal sealed class TypeSystemDefinitions(ValidationContext context) : RuleVisitor
{
    public override void Enter(OperationDefinition operation) => context.Report(
        operation.Name is { } name
            ? $"The operation \"{name}\" cannot be part of a type system document."
            : "An operation cannot be part of a type system document.",
        operation);

    public override void Enter(FragmentDefinition fragment)
        => context.Report($"The fragment \"{fragment.Name}\" cannot be part of a type system document.", fragment);
}
