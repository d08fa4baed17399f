using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Validation;

/// <summary>No two operations have the same name.</summary>
internal sealed class UniqueOperationNames(ValidationContext context) : RuleVisitor
{
    private readonly Dictionary<string, Location> _known = new(StringComparer.Ordinal);

    public override void Enter(OperationDefinition operation)
    {
        if (operation.Name is { } name && !_known.TryAdd(name.Value, name.Location))
            context.Report($"There can be only one operation named \"{name}\".", _known[name.Value], name.Location);
    }
}
