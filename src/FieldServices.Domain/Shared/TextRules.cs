using System.Text.RegularExpressions;
using FieldServices.EventStore;
using FluentValidation;

namespace FieldServices.Domain.Shared;

/// <summary>The rules of text that every slice uses; no message repeats what was typed.</summary>
internal static partial class TextRules
{
    public const int NameLength = 200;
    public const int NoteLength = 2_000;

    public static IRuleBuilderOptions<T, string> Text<T>(this IRuleBuilder<T, string> rule, int maximum) =>
        rule.Cascade().Must(t => !string.IsNullOrWhiteSpace(t)).WithMessage("Write something here; it cannot be empty.")
            .Must(t => t is null || t.Length <= maximum).WithMessage($"Shorten it to at most {maximum} characters.")
            .Must(t => t is null || !HasControlCharacters(t)).WithMessage(NoControlCharacters);

    public static IRuleBuilderOptions<T, string?> OptionalText<T>(this IRuleBuilder<T, string?> rule, int maximum) =>
        rule.Cascade().Must(t => t is null || !string.IsNullOrWhiteSpace(t)).WithMessage("Write something here or leave it out; it cannot be empty.")
            .Must(t => t is null || t.Length <= maximum).WithMessage($"Shorten it to at most {maximum} characters.")
            .Must(t => t is null || !HasControlCharacters(t)).WithMessage(NoControlCharacters);

    // A sealed value was judged when it was clear.
    public static IRuleBuilderOptions<T, PersonalText> Personal<T>(this IRuleBuilder<T, PersonalText> rule, int maximum) =>
        rule.Cascade().Must(t => t.Clear is not { } clear || !string.IsNullOrWhiteSpace(clear)).WithMessage("Write something here; it cannot be empty.")
            .Must(t => t.Clear is not { } clear || clear.Length <= maximum).WithMessage($"Shorten it to at most {maximum} characters.")
            .Must(t => t.Clear is not { } clear || !HasControlCharacters(clear)).WithMessage(NoControlCharacters);

    public static IRuleBuilderOptions<T, PersonalText?> OptionalPersonal<T>(this IRuleBuilder<T, PersonalText?> rule, int maximum) =>
        rule.Cascade().Must(t => t?.Clear is not { } clear || !string.IsNullOrWhiteSpace(clear)).WithMessage("Write something here or leave it out; it cannot be empty.")
            .Must(t => t?.Clear is not { } clear || clear.Length <= maximum).WithMessage($"Shorten it to at most {maximum} characters.")
            .Must(t => t?.Clear is not { } clear || !HasControlCharacters(clear)).WithMessage(NoControlCharacters);

    public static IRuleBuilderOptions<T, PersonalText?> OptionalPhone<T>(this IRuleBuilder<T, PersonalText?> rule) =>
        rule.Must(p => p?.Clear is not { } clear || IsPhone(clear))
            .WithMessage("Write a UK number such as 020 7946 0018, or an international one with its + and country code, or leave it out.");

    public static IRuleBuilderOptions<T, PersonalText?> OptionalEmail<T>(this IRuleBuilder<T, PersonalText?> rule) =>
        rule.Must(e => e?.Clear is not { } clear || (clear.Length <= 254 && Email().IsMatch(clear)))
            .WithMessage("Write an e-mail address such as name@example.org, or leave it out.");

    private const string NoControlCharacters = "Remove the control characters; only text, tabs and line breaks are kept.";

    private static bool IsPhone(string text)
    {
        var compact = text.Length > 40 ? "" : Separators().Replace(text, "");
        return E164().IsMatch(compact) || National().IsMatch(compact);
    }

    private static bool HasControlCharacters(string text) => text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'));

    private static IRuleBuilderInitial<T, TProperty> Cascade<T, TProperty>(this IRuleBuilder<T, TProperty> rule) =>
        ((IRuleBuilderInitial<T, TProperty>)rule).Cascade(CascadeMode.Stop);

    [GeneratedRegex(@"(?<=^\+44 ?)\(0\)|[ \-().]", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();

    [GeneratedRegex(@"^(\+|00)(44[1235789]\d{8,9}|(?!44)[1-9]\d{6,14})$", RegexOptions.CultureInvariant)]
    private static partial Regex E164();

    [GeneratedRegex(@"^0[1235789]\d{8,9}$", RegexOptions.CultureInvariant)]
    private static partial Regex National();

    [GeneratedRegex(@"^[^\s@<>""]+@[^\s@<>"".]+(\.[^\s@<>"".]+)+$", RegexOptions.CultureInvariant)]
    private static partial Regex Email();
}
