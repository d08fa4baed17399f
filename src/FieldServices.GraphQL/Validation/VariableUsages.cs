using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Validation;

/// <summary>Finds the variables that operations and fragments use. Each definition is walked once.</summary>
internal sealed class VariableUsages(Schema? schema, FragmentGraph fragments)
{
    private readonly Dictionary<ExecutableDefinition, IReadOnlyList<VariableUsage>> _direct = [];
    private readonly Dictionary<OperationDefinition, IReadOnlyList<VariableUsage>> _all = [];

    /// <summary>The variables an operation uses, itself and through fragments.</summary>
    public IReadOnlyList<VariableUsage> In(OperationDefinition operation)
    {
        if (_all.TryGetValue(operation, out var known))
            return known;
        var usages = new List<VariableUsage>(DirectlyIn(operation));
        foreach (var fragment in fragments.ReachableFrom(operation.SelectionSet))
        {
            var direct = DirectlyIn(fragment);
            fragments.Step(1 + direct.Count);
            usages.AddRange(direct);
        }
        _all.Add(operation, usages);
        return usages;
    }

    private IReadOnlyList<VariableUsage> DirectlyIn(ExecutableDefinition definition)
    {
        if (_direct.TryGetValue(definition, out var known))
            return known;
        var types = new TypeState();
        var collector = new Collector(types);
        new DocumentWalker(schema, types, [collector]).Walk(definition);
        _direct.Add(definition, collector.Usages);
        return collector.Usages;
    }

    private sealed class Collector(TypeState types) : RuleVisitor
    {
        public List<VariableUsage> Usages { get; } = [];

        public override void Enter(Value value)
        {
            if (value is Variable variable && !types.InVariableDefinition)
                Usages.Add(new VariableUsage(variable, types.Input, types.ParentInput, types.HasDefault));
        }
    }
}
