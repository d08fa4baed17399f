namespace FieldServices.GraphQL.Validation;

/// <summary>A rule of the specification, by its name. Immutable; see <see cref="ValidationRules"/> for all of them.</summary>
public sealed class ValidationRule
{
    private readonly Func<ValidationContext, RuleVisitor> _begin;

    internal ValidationRule(string name, Func<ValidationContext, RuleVisitor> begin)
    {
        Name = name;
        _begin = begin;
    }

    /// <summary>The name that the specification's algorithm and the reference implementation use, such as <c>NoFragmentCycles</c>.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal RuleVisitor Begin(ValidationContext context) => _begin(context);
}
