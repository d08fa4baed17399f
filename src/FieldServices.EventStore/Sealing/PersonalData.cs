using System.Text.Json.Nodes;

namespace FieldServices.EventStore.Sealing;

/// <summary>Opens personal data for those to whom it is shown. Safe for concurrent use.</summary>
public sealed class PersonalData
{
    /// <summary>What is shown of a person whose key was destroyed.</summary>
    public const string Erased = "[erased]";

    /// <summary>What is shown of a value that cannot be opened though its key was not destroyed: it was changed, or a master key is missing.</summary>
    public const string Unreadable = "[unreadable]";

    private readonly KeyRing keys;
    private readonly SealingOptions options;

    internal PersonalData(KeyRing keys, SealingOptions options) => (this.keys, this.options) = (keys, options);

    /// <summary>True for text that only an opened value may look like: a door refuses it from outside.</summary>
    public static bool IsSealed(string? text) => text is not null && SealedValue.Is(text);

    /// <summary>
    /// Opens texts in one round trip at most. Each is answered under itself: opened, as it is when it was not sealed, or as
    /// <see cref="Erased"/> or <see cref="Unreadable"/>.
    /// </summary>
    public async ValueTask<IReadOnlyDictionary<string, string>> OpenAsync(
        TenantId tenant, IReadOnlyCollection<string> texts, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var found = await keys.FindAsync(tenant, [.. texts.Select(SealedValue.KeyOf).OfType<Guid>().Distinct()], cancellationToken);
        var opened = new Dictionary<string, string>(texts.Count);
        foreach (var text in texts)
            opened[text] = Open(tenant, text, found);
        return opened;
    }

    /// <summary>Opens one text.</summary>
    public async ValueTask<string> OpenAsync(TenantId tenant, string text, CancellationToken cancellationToken = default) =>
        IsSealed(text) ? (await OpenAsync(tenant, [text], cancellationToken))[text] : text;

    /// <summary>Opens every text in a piece of JSON, which is changed and returned.</summary>
    public async ValueTask<T> OpenAsync<T>(TenantId tenant, T json, CancellationToken cancellationToken = default)
        where T : JsonNode?
    {
        var texts = SealedIn(json);
        if (texts.Count == 0)
            return json;
        var opened = await OpenAsync(tenant, [.. texts.Select(t => t.GetValue<string>()).Distinct()], cancellationToken);
        foreach (var text in texts)
        {
            if (ReferenceEquals(text, json))
                return (T)(JsonNode)JsonValue.Create(opened[text.GetValue<string>()]);
            text.ReplaceWith(opened[text.GetValue<string>()]);
        }
        return json;
    }

    /// <summary>Every sealed text in a piece of JSON.</summary>
    internal static List<JsonValue> SealedIn(JsonNode? json)
    {
        var texts = new List<JsonValue>();
        Collect(json, texts);
        return texts;
    }

    private static void Collect(JsonNode? json, List<JsonValue> texts)
    {
        switch (json)
        {
            case JsonObject parent:
                foreach (var (_, child) in parent)
                    Collect(child, texts);
                break;
            case JsonArray list:
                foreach (var child in list)
                    Collect(child, texts);
                break;
            case JsonValue value when value.TryGetValue<string>(out var text) && SealedValue.Is(text):
                texts.Add(value);
                break;
        }
    }

    private string Open(TenantId tenant, string text, Dictionary<Guid, DataKey> found)
    {
        if (!SealedValue.Is(text))
            return text;
        var key = SealedValue.KeyOf(text) is { } id ? found.GetValueOrDefault(id) : null;
        if (key is { IsDestroyed: true })
            return Erased;
        if (key is { Bytes: not null } && SealedValue.Open(key, text) is { } clear)
            return clear;
        options.OnUnreadable(tenant, key is null ? "its key is unknown" : key.Bytes is null ? "the master key of its key is missing" : "it was changed");
        return Unreadable;
    }
}
