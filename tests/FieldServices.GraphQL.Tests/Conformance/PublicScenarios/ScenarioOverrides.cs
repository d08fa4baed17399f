using System.Text.Json.Nodes;

namespace FieldServices.GraphQL.Tests.Conformance.PublicScenarios;

/// <summary>
/// The scenarios are of 2018. Where the specification has moved on since, or a
/// resolver cannot be written as data, this says what is expected instead.
/// </summary>
internal static class ScenarioOverrides
{
    private const string ArbitraryCode = "Executor: executes arbitrary code";
    private const string ErrorSubtrees = "Executor: nulls out error subtrees";
    private const string AlwaysValidated = "A request is validated before it is executed; the engine offers no way around that.";

    /// <summary>Scenarios that execute what is not valid: they are refused instead.</summary>
    public static IReadOnlyDictionary<string, string> Refused { get; } = new Dictionary<string, string>
    {
        ["Executor: throws if no operation is provided"] = AlwaysValidated,
        ["Executor: Avoids recursion"] = AlwaysValidated,
        ["Executor: does not include illegal fields in output"] = AlwaysValidated,
    };

    /// <summary>Scenarios whose expected data has to be another, and why.</summary>
    public static IReadOnlyDictionary<string, string> Adjusted { get; } = new Dictionary<string, string>
    {
        [ArbitraryCode] = "A resolver puts an argument into a sentence, which data cannot; the field answers its arguments instead.",
        [ErrorSubtrees] = "An item that fails is null in its place (specification: Handling Execution Errors); the scenario leaves it out.",
    };

    /// <summary>Changes the expected data where it has to be another.</summary>
    public static void Adjust(string name, JsonObject data)
    {
        switch (name)
        {
            case ArbitraryCode:
                data["pic"] = "{\"size\":100}";
                break;
            case ErrorSubtrees:
                data["syncErrorList"] = new JsonArray("sync0", null, "sync2", null);
                data["asyncRejectListError"] = new JsonArray("async0", null, "async2", null);
                break;
        }
    }
}
