using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Validation;

/// <summary>Leaf fields have no selections, all others do (specification: Leaf Field Selections).</summary>
internal sealed class ScalarLeafs(ValidationContext context) : RuleVisitor
{
    public override void Enter(Field field)
    {
        if (context.Types.Output is not { } type)
            return;
        if (type.Named.IsLeaf && field.SelectionSet is { } set)
            context.Report($"Field \"{field.Name}\" must not have a selection since type \"{type}\" has no subfields.", set);
        else if (!type.Named.IsLeaf && field.SelectionSet is null)
            context.Report(
                $"Field \"{field.Name}\" of type \"{type}\" must have a selection of subfields. Did you mean \"{field.Name} {{ ... }}\"?", field);
    }
}
