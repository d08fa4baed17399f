using FieldServices.EventStore;

namespace FieldServices.Workflows.Messages;

/// <summary>The words that there are, by name. Immutable.</summary>
public sealed class MessageTemplates
{
    private readonly Dictionary<string, MessageTemplate> byName;

    /// <summary>Registers templates.</summary>
    /// <exception cref="InvalidRegistrationException">Two have one name.</exception>
    public MessageTemplates(IEnumerable<MessageTemplate> templates)
    {
        var groups = templates.GroupBy(t => t.Name).ToArray();
        if (groups.Where(g => g.Count() > 1).ToArray() is { Length: > 0 } twice)
            throw new InvalidRegistrationException([.. twice.Select(g => $"The name '{g.Key}' is given to {g.Count()} templates.")]);
        byName = groups.ToDictionary(g => g.Key, g => g.Single());
    }

    /// <summary>The names, in alphabetical order.</summary>
    public IReadOnlyList<string> Names => [.. byName.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Puts a message into words.</summary>
    /// <exception cref="MessageTemplateException">There is no such template, or the data lacks what it asks for.</exception>
    public RenderedMessage Render(Message message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return byName.TryGetValue(message.Template, out var template)
            ? template.Render(message.Data)
            : throw new MessageTemplateException($"There is no template '{message.Template}'.");
    }
}
