namespace FieldServices.GraphQL.Tests.Conformance.PublicScenarios;

/// <summary>
/// The schemas of the scenarios use directives that they do not define, which was tolerated in 2018 and is not since. They
/// stand for resolvers.
/// </summary>
internal static class ScenarioSchema
{
    private const string Directives = """

        directive @enumInt(value: Int) on ENUM_VALUE
        directive @resolveString(value: String) on FIELD_DEFINITION
        directive @resolvePromiseString(value: String) on FIELD_DEFINITION
        directive @resolveError(message: String) on FIELD_DEFINITION
        directive @resolvePromiseReject(message: String) on FIELD_DEFINITION
        directive @resolveErrorList(values: [String], messages: [String]) on FIELD_DEFINITION
        directive @resolvePromiseRejectList(values: [String], messages: [String]) on FIELD_DEFINITION
        directive @resolveEmptyObject on FIELD_DEFINITION
        directive @resolvePromise on FIELD_DEFINITION
        directive @argumentsJson on FIELD_DEFINITION
        """;

    public static string WithDirectives(string sdl) => sdl + Directives;
}
