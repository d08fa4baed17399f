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
    private readonly LookupNotes notes;
    private readonly SealingOptions options;

    internal PersonalData(KeyRing keys, LookupNotes notes, SealingOptions options) => (this.keys, this.notes, this.options) = (keys, notes, options);

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

    /// <summary>
    /// The keyed hash under which <c>eventstore.data_lookups</c> has the sealed values that mean this text. Whoever may ask by it can find out whose
    /// value a text is, so it is for those alone to whom the value is shown.
    /// </summary>
    /// <param name="tenant">The owner.</param>
    /// <param name="kind">What the text is.</param>
    /// <param name="text">Its normal form.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="MasterKeyException">There is no master key, or not the one that wrapped the key of the hashes.</exception>
    public ValueTask<byte[]> LookupAsync(TenantId tenant, PersonalLookup kind, string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return notes.HashAsync(tenant, kind.Kind, text, cancellationToken);
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

    /// <summary>Notes under which hashes sealed values are found, those that can be opened.</summary>
    /// <returns>How many values are found by something.</returns>
    internal async Task<int> NoteLookupsAsync(TenantId tenant, IReadOnlyCollection<string> values, CancellationToken cancellationToken)
    {
        var found = new List<FoundLookup>();
        foreach (var (value, clear) in await OpenAsync(tenant, values, cancellationToken))
            found.AddRange(options.Lookups.Where(l => l.Normalise(clear) is not null).Select(l => new FoundLookup(SealedValue.KeyOf(value)!.Value, l.Kind, l.Normalise(clear)!, value)));
        if (found.Count > 0)
            await notes.AddAsync(tenant, found, cancellationToken);
        return found.Count;
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
