using System.Collections;
using System.Globalization;
using FieldServices.Api.CommandLine;

namespace FieldServices.Api.Reads.Answers;

/// <summary>How much memory kept answers may take.</summary>
/// <param name="Bytes">At most so many bytes; 0 keeps none.</param>
public sealed record AnswerSettings(long Bytes)
{
    public const string Variable = "FIELDSERVICES_KEEP_ANSWERS_MB";

    private const int Largest = 16_384;

    public static AnswerSettings Default { get; } = new(64L << 20);

    /// <summary>Reads the setting of this process.</summary>
    /// <exception cref="UserErrorException">The variable is no number of megabytes.</exception>
    public static AnswerSettings In(IDictionary variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        if (variables[Variable] is not string { Length: > 0 } text)
            return Default;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes) && megabytes <= Largest
            ? new AnswerSettings((long)megabytes << 20)
            : throw new UserErrorException($"{Variable} is a whole number of megabytes from 0, which keeps none, to {Largest}.");
    }
}
