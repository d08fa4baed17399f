using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Validation;

/// <summary>
/// Tells whether a document may be executed (specification: Validation) or made a schema of. Stateless and safe for
/// concurrent use. The work is bounded for any document that the parser's limits let through.
/// </summary>
public static class DocumentValidator
{
    /// <summary>Checks a document against a schema.</summary>
    /// <param name="schema">The schema it is meant for.</param>
    /// <param name="document">The document.</param>
    /// <param name="rules">The rules to apply, by default <see cref="ValidationRules.Specified"/>.</param>
    /// <param name="options">Limits and wording, by default <see cref="ValidationOptions.Default"/>.</param>
    /// <returns>What is wrong, in the order of the document; empty when it may be executed.</returns>
    public static IReadOnlyList<GraphQLError> Validate(
        Schema schema, Document document, IReadOnlyList<ValidationRule>? rules = null, ValidationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(document);
        return Run(schema, document, rules ?? ValidationRules.Specified, options);
    }

    /// <summary>
    /// Checks a type-system document by itself: names that are unique, types and directives that are known, and the like.
    /// Whether the types it defines fit together is checked when a schema is made of it.
    /// </summary>
    /// <param name="document">The document.</param>
    /// <param name="rules">The rules to apply, by default <see cref="ValidationRules.TypeSystem"/>.</param>
    /// <param name="options">Limits and wording, by default <see cref="ValidationOptions.Default"/>.</param>
    /// <returns>What is wrong, in the order of the document; empty when a schema can be made of it.</returns>
    public static IReadOnlyList<GraphQLError> ValidateTypeSystem(
        Document document, IReadOnlyList<ValidationRule>? rules = null, ValidationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Run(null, document, rules ?? ValidationRules.TypeSystem, options);
    }

    private static List<GraphQLError> Run(
        Schema? schema, Document document, IReadOnlyList<ValidationRule> rules, ValidationOptions? options)
    {
        var context = new ValidationContext(schema, document, options ?? ValidationOptions.Default);
        var visitors = new RuleVisitor[rules.Count];
        for (var index = 0; index < visitors.Length; index++)
            visitors[index] = rules[index].Begin(context);
        try
        {
            new DepthGuard(context.Fragments, context.Options.MaxDepth).Check(document);
            new DocumentWalker(schema, context.Types, visitors).Walk(document);
        }
        catch (ValidationAbortedException aborted)
        {
            context.Errors.Add(aborted.Error);
        }
        return context.Errors;
    }
}
