using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Validation;

/// <summary>Every field exists on the type it is selected from (specification: Field Selections).</summary>
internal sealed class FieldsOnCorrectType(ValidationContext context) : RuleVisitor
{
    public override void Enter(Field field)
    {
        if (context.Types is { Parent: { } parent, Field: null })
        {
            var suggestion = context.Options.Suggest ? Suggest(parent, field.Name.Value) : "";
            context.Report($"Cannot query field \"{field.Name}\" on type \"{parent.Name}\"." + suggestion, field);
        }
    }

    /// <summary>Types that have the field come first; if there are none, it may be a slip of the pen.</summary>
    private string Suggest(NamedType parent, string name)
    {
        var types = Suggestion.DidYouMean(new FieldOwners(context.Schema, name).Below(parent), "to use an inline fragment on");
        if (types.Length > 0 || parent is not FieldsType { Fields: var fields })
            return types;
        return context.DidYouMean(name, fields.Select(field => field.Name));
    }
}
