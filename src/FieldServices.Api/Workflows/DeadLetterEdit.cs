using System.Text.Json;

namespace FieldServices.Api.Workflows;

/// <summary>What a dead letter is to say instead; a closed set of two.</summary>
public abstract record DeadLetterEdit
{
    private DeadLetterEdit()
    {
    }

    /// <summary>Another body for a command.</summary>
    public sealed record Body(JsonElement Json) : DeadLetterEdit;

    /// <summary>Other parts of a message; what is null stays.</summary>
    public sealed record Parts(string? Channel, string? Recipient, IReadOnlyDictionary<string, string>? Data) : DeadLetterEdit;
}
