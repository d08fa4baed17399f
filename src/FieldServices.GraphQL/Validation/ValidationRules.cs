namespace FieldServices.GraphQL.Validation;

/// <summary>The rules, in the order in which they look at each place of a document.</summary>
public static class ValidationRules
{
    /// <summary>The rules for documents that are executed.</summary>
    public static IReadOnlyList<ValidationRule> Specified { get; } =
    [
        new("ExecutableDefinitions", static context => new ExecutableDefinitions(context)),
        new("KnownOperationTypes", static context => new KnownOperationTypes(context)),
        new("UniqueOperationNames", static context => new UniqueOperationNames(context)),
        new("LoneAnonymousOperation", static context => new LoneAnonymousOperation(context)),
        new("SingleFieldSubscriptions", static context => new SingleFieldSubscriptions(context)),
        new("KnownTypeNames", static context => new KnownTypeNames(context)),
        new("FragmentsOnCompositeTypes", static context => new FragmentsOnCompositeTypes(context)),
        new("VariablesAreInputTypes", static context => new VariablesAreInputTypes(context)),
        new("ScalarLeafs", static context => new ScalarLeafs(context)),
        new("FieldsOnCorrectType", static context => new FieldsOnCorrectType(context)),
        new("UniqueFragmentNames", static context => new UniqueFragmentNames(context)),
        new("KnownFragmentNames", static context => new KnownFragmentNames(context)),
        new("NoUnusedFragments", static context => new NoUnusedFragments(context)),
        new("PossibleFragmentSpreads", static context => new PossibleFragmentSpreads(context)),
        new("NoFragmentCycles", static context => new NoFragmentCycles(context)),
        new("UniqueVariableNames", static context => new UniqueVariableNames(context)),
        new("NoUndefinedVariables", static context => new NoUndefinedVariables(context)),
        new("NoUnusedVariables", static context => new NoUnusedVariables(context)),
        new("KnownDirectives", static context => new KnownDirectives(context)),
        new("UniqueDirectivesPerLocation", static context => new UniqueDirectivesPerLocation(context)),
        new("KnownArgumentNames", static context => new KnownArgumentNames(context)),
        new("UniqueArgumentNames", static context => new UniqueArgumentNames(context)),
        new("ValuesOfCorrectType", static context => new ValuesOfCorrectType(context)),
        new("ProvidedRequiredArguments", static context => new ProvidedRequiredArguments(context)),
        new("VariablesInAllowedPosition", static context => new VariablesInAllowedPosition(context)),
        new("OverlappingFieldsCanBeMerged", static context => new OverlappingFieldsCanBeMerged(context)),
        new("UniqueInputFieldNames", static context => new UniqueInputFieldNames(context)),
        new("MaxIntrospectionDepth", static context => new MaxIntrospectionDepth(context)),
    ];

    /// <summary>The rules for documents that define a schema.</summary>
    public static IReadOnlyList<ValidationRule> TypeSystem { get; } =
    [
        new("TypeSystemDefinitions", static context => new TypeSystemDefinitions(context)),
        new("LoneSchemaDefinition", static context => new LoneSchemaDefinition(context)),
        new("UniqueOperationTypes", static context => new UniqueOperationTypes(context)),
        new("UniqueTypeNames", static context => new UniqueTypeNames(context)),
        new("UniqueEnumValueNames", static context => new UniqueEnumValueNames(context)),
        new("UniqueFieldDefinitionNames", static context => new UniqueFieldDefinitionNames(context)),
        new("UniqueArgumentDefinitionNames", static context => new UniqueArgumentDefinitionNames(context)),
        new("UniqueDirectiveNames", static context => new UniqueDirectiveNames(context)),
        new("KnownTypeNames", static context => new KnownTypeNames(context)),
        new("KnownDirectives", static context => new KnownDirectives(context)),
        new("UniqueDirectivesPerLocation", static context => new UniqueDirectivesPerLocation(context)),
        new("PossibleTypeExtensions", static context => new PossibleTypeExtensions(context)),
        new("KnownArgumentNamesOnDirectives", static context => new KnownArgumentNamesOnDirectives(context)),
        new("UniqueArgumentNames", static context => new UniqueArgumentNames(context)),
        new("UniqueInputFieldNames", static context => new UniqueInputFieldNames(context)),
        new("ProvidedRequiredArgumentsOnDirectives", static context => new ProvidedRequiredArgumentsOnDirectives(context)),
    ];

    /// <summary>What the finished schema says of the directives in its own document.</summary>
    internal static IReadOnlyList<ValidationRule> AppliedDirectives { get; } =
        [new("ValuesOfCorrectType", static context => new ValuesOfCorrectType(context))];

    /// <summary>The rule of that name for documents that are executed; null when there is none.</summary>
    public static ValidationRule? Find(string name) => Specified.FirstOrDefault(rule => rule.Name == name);
}
