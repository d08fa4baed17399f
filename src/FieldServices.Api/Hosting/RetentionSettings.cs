using System.Collections;
using System.Globalization;
using FieldServices.Api.CommandLine;

namespace FieldServices.Api.Hosting;

/// <summary>How long is kept what is not part of the log.</summary>
/// <param name="Outcomes">How long a repeated command gets its first answer again.</param>
/// <param name="Messages">How long messages are kept after they were sent or discarded; null for ever.</param>
public sealed record RetentionSettings(TimeSpan Outcomes, TimeSpan? Messages)
{
    public const string OutcomesVariable = "FIELDSERVICES_KEEP_OUTCOMES_DAYS";
    public const string MessagesVariable = "FIELDSERVICES_KEEP_MESSAGES_DAYS";

    private const int LongestDays = 36_500;

    /// <summary>What docs/integrators.md promises: 30 days for outcomes; messages for ever.</summary>
    public static RetentionSettings Default { get; } = new(TimeSpan.FromDays(30), null);

    /// <summary>Reads the settings of this process.</summary>
    /// <exception cref="UserErrorException">A variable is no number of days.</exception>
    public static RetentionSettings In(IDictionary variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        return new(DaysIn(variables, OutcomesVariable) ?? Default.Outcomes, DaysIn(variables, MessagesVariable));
    }

    private static TimeSpan? DaysIn(IDictionary variables, string name)
    {
        if (variables[name] is not string { Length: > 0 } text)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= LongestDays
            ? TimeSpan.FromDays(days)
            : throw new UserErrorException($"{name} is a whole number of days from 1 to {LongestDays}.");
    }
}
