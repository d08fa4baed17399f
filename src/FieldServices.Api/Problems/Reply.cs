using System.Text.Json.Nodes;

namespace FieldServices.Api.Problems;

/// <summary>What is answered: a JSON object, or what is wrong.</summary>
internal readonly record struct Reply(JsonObject? Json, Problem? Problem)
{
    public static implicit operator Reply(JsonObject json) => new(json, null);

    public static implicit operator Reply(Problem problem) => new(null, problem);
}
