using FieldServices.EventStore.Sealing;

namespace FieldServices.Domain.Shared.Formats;

/// <summary>What people are looked up by.</summary>
public static class PersonalLookups
{
    /// <summary>Telephone numbers, however they were written.</summary>
    public static PersonalLookup Phone { get; } = new("phone", text => PhoneNumber.TryParse(text, out var number, out _) ? number.E164 : null);

    /// <summary>E-mail addresses, in any case.</summary>
    public static PersonalLookup Email { get; } = new("email", Address);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PersonalLookup> All { get; } = [Phone, Email];

    private static string? Address(string text)
    {
        var trimmed = text.Trim();
        var at = trimmed.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at < trimmed.Length - 1 && at == trimmed.LastIndexOf('@') && !trimmed.Any(char.IsWhiteSpace) ? trimmed.ToLowerInvariant() : null;
    }
}
