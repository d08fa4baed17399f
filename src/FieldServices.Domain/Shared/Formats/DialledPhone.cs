using FieldServices.EventStore;
using FluentValidation;

namespace FieldServices.Domain.Shared.Formats;

/// <summary>Telephone numbers of people as commands carry them.</summary>
internal static class DialledPhone
{
    /// <summary>A number that can be dialled; the message says what is wrong with another.</summary>
    public static IRuleBuilderOptions<T, PersonalText?> OptionalDialledPhone<T>(this IRuleBuilder<T, PersonalText?> rule) =>
        rule.Must((command, phone, context) =>
        {
            if (phone?.Clear is not { } text || PhoneNumber.TryParse(text, out _, out var reason))
                return true;
            context.MessageFormatter.AppendArgument("Reason", reason);
            return false;
        }).WithMessage("{Reason} Or leave it out.");

    /// <summary>The form in which numbers are kept; what is no number stays, for the rule above to refuse.</summary>
    public static PersonalText AsE164(this PersonalText phone) =>
        PhoneNumber.TryParse(phone.Clear, out var number, out _) ? number.E164 : phone;
}
