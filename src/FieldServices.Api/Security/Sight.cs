using System.Text.Json.Nodes;
using FieldServices.Domain.Modules;

namespace FieldServices.Api.Security;

/// <summary>What one role may see of events and states. Safe for concurrent use.</summary>
public sealed class Sight
{
    private readonly Dictionary<Type, List<Member>> hidden = [];

    /// <summary>Of whoever has the database itself.</summary>
    public static Sight Everything { get; } = new([], Role.Admin);

    public Sight(IReadOnlyList<Module> modules, Role role)
    {
        foreach (var member in modules.SelectMany(m => m.Visibilities).Where(v => !v.Roles.Contains(role)).SelectMany(v => v.Elsewhere))
        {
            if (!hidden.TryGetValue(member.Owner, out var members))
                hidden.Add(member.Owner, members = []);
            members.Add(member);
        }
    }

    /// <summary>True when nothing is hidden from the role.</summary>
    public bool SeesEverything => hidden.Count == 0;

    /// <summary>Takes out of the JSON of a record what the role may not see.</summary>
    /// <param name="type">The type of the record.</param>
    /// <param name="json">Its JSON, which is changed.</param>
    /// <returns>The paths of what was there and is hidden.</returns>
    public IReadOnlyList<string> Hide(Type type, JsonNode? json) =>
        hidden.TryGetValue(type, out var members) && json is not null
            ? [.. members.Where(m => Remove(json, m.Path)).Select(m => string.Join('.', m.Path))]
            : [];

    /// <summary>The same with text, for whoever does not need to know what is hidden.</summary>
    public string Show(Type type, string json)
    {
        if (!hidden.ContainsKey(type))
            return json;
        var shown = JsonNode.Parse(json);
        Hide(type, shown);
        return shown?.ToJsonString() ?? "null";
    }

    private static bool Remove(JsonNode? json, IReadOnlyList<string> path, int at = 0) => json switch
    {
        JsonArray elements => elements.Select(e => Remove(e, path, at)).ToList().Contains(true),
        JsonObject owner when at == path.Count - 1 => owner[path[at]] is not null && owner.Remove(path[at]),
        JsonObject owner => Remove(owner[path[at]], path, at + 1),
        _ => false,
    };
}
