using System.Text.RegularExpressions;

namespace FieldServices.Api.Messaging.Smtp;

/// <summary>An address with the name that is shown for it.</summary>
public sealed partial record Mailbox(string? Name, string Address)
{
    /// <summary>What stands behind the @.</summary>
    public string Domain => Address[(Address.LastIndexOf('@') + 1)..];

    /// <summary>Reads <c>Name &lt;address&gt;</c> or an address alone; null for anything else.</summary>
    public static Mailbox? TryParse(string text)
    {
        var match = Named().Match(text);
        var (name, address) = match.Success ? (match.Groups[1].Value.Trim(), match.Groups[2].Value) : (null, text);
        return IsAddress(address) && (name is null || !name.Any(char.IsControl)) ? new Mailbox(string.IsNullOrEmpty(name) ? null : name, address) : null;
    }

    /// <summary>True for an address that every server takes: no quotes, comments, spaces or signs outside of ASCII, and no line ends.</summary>
    public static bool IsAddress(string text) => text.Length <= 254 && Plain().IsMatch(text);

    [GeneratedRegex(@"^([^<>""\\]*)<([^<>]+)>\z")]
    private static partial Regex Named();

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*\z")]
    private static partial Regex Plain();
}
