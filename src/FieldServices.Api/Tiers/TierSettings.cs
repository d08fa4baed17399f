using System.Collections;
using System.Globalization;
using FieldServices.Api.CommandLine;
using FieldServices.GraphQL.Costs;

namespace FieldServices.Api.Tiers;

/// <summary>The limits of each tier, and the tier of keys that have none of their own.</summary>
public sealed class TierSettings
{
    public const string Prefix = "FIELDSERVICES_TIER_";
    public const string DefaultVariable = Prefix + "DEFAULT";

    private static readonly Dictionary<ClientTier, TierLimits> Usual = new()
    {
        [ClientTier.Free] = new(Cost: 1_000, Depth: 8, Aliases: 10, Roots: 5, StatementSeconds: 2, Seconds: 10, Requests: 60),
        [ClientTier.Pro] = new(Cost: 10_000, Depth: 12, Aliases: 50, Roots: 20, StatementSeconds: 10, Seconds: 30, Requests: 300),
        [ClientTier.Enterprise] = new(Cost: 100_000, Depth: 16, Aliases: 200, Roots: 50, StatementSeconds: 20, Seconds: 60, Requests: 1_000),
    };

    private readonly Dictionary<ClientTier, (TierLimits Limits, OperationLimits Operation)> limits;

    private TierSettings(IReadOnlyDictionary<ClientTier, TierLimits> limits, ClientTier @default)
    {
        this.limits = limits.ToDictionary(l => l.Key, l => (l.Value, l.Value.ToOperationLimits()));
        Default = @default;
    }

    /// <summary>The limits that hold when nothing is configured.</summary>
    public static TierSettings Unconfigured { get; } = new(Usual, ClientTier.Pro);

    /// <summary>The same without limits of how many requests may be made in a minute.</summary>
    public TierSettings WithAnyRequests() => new(limits.ToDictionary(l => l.Key, l => l.Value.Limits with { Requests = null }), Default);

    /// <summary>The tier of keys that were made without one.</summary>
    public ClientTier Default { get; }

    public ClientTier TierOf(ClientTier? own) => own ?? Default;

    public TierLimits Of(ClientTier? own) => limits[TierOf(own)].Limits;

    public OperationLimits OperationOf(ClientTier? own) => limits[TierOf(own)].Operation;

    /// <summary>Reads the settings of this process.</summary>
    /// <exception cref="UserErrorException">A variable is not usable.</exception>
    public static TierSettings OfProcess() => Read(
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string?)e.Value ?? ""));

    /// <inheritdoc cref="OfProcess"/>
    public static TierSettings Read(IReadOnlyDictionary<string, string> environment)
    {
        var limits = new Dictionary<ClientTier, TierLimits>(Usual);
        var @default = Unconfigured.Default;
        foreach (var (variable, value) in environment.Where(e => e.Key.StartsWith(Prefix, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(e.Value)))
        {
            if (variable == DefaultVariable)
                @default = TierNamed(value.Trim()) ?? throw new UserErrorException($"{variable} is one of: {Names}.");
            else if (TierNamed(variable[Prefix.Length..]) is { } tier)
                limits[tier] = Changed(limits[tier], variable, value);
            else
                throw new UserErrorException($"{variable} names no tier. There are: {Names}; {DefaultVariable} chooses the one of keys without.");
        }
        return new TierSettings(limits, @default);
    }

    public static string Names => string.Join(", ", Enum.GetNames<ClientTier>()).ToLowerInvariant();

    /// <summary>The tier of that name; null when there is none.</summary>
    public static ClientTier? TierNamed(string name) =>
        Enum.GetValues<ClientTier>().Cast<ClientTier?>().FirstOrDefault(t => string.Equals(t.ToString(), name, StringComparison.OrdinalIgnoreCase));

    private static TierLimits Changed(TierLimits limits, string variable, string settings) =>
        settings.Split(' ', StringSplitOptions.RemoveEmptyEntries).Aggregate(limits, (changed, setting) => setting.Split('=') switch
        {
            ["cost", var n] => changed with { Cost = Number(n) },
            ["depth", var n] => changed with { Depth = Number(n) },
            ["aliases", var n] => changed with { Aliases = Number(n) },
            ["roots", var n] => changed with { Roots = Number(n) },
            ["statement-seconds", var n] => changed with { StatementSeconds = Number(n) },
            ["seconds", var n] => changed with { Seconds = Number(n) },
            ["requests", "any"] => changed with { Requests = null },
            ["requests", var n] => changed with { Requests = Number(n) },
            _ => throw Wrong(variable, setting),
        });

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 1_000_000_000
        ? number
        : throw new UserErrorException($"'{text}' in a variable {Prefix}… is not a whole number from 1 to 1000000000.");

    private static UserErrorException Wrong(string variable, string setting) => new(
        $"{variable} says '{setting}'. Write pairs with spaces between: cost=… depth=… aliases=… roots=… statement-seconds=… seconds=… requests=…; what is left out stays as it is.");
}
