using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Technicians.TechnicianEvent>;

namespace FieldServices.Domain.Technicians;

/// <summary>Takes a time out of the technician's calendar; what is booked in it stays booked and shows among the conflicts.</summary>
/// <param name="From">When it begins.</param>
/// <param name="Until">When it is over, at most a year later.</param>
/// <param name="Reason">What it is, such as holiday or training, in words that do not tell of health; at most 200 characters.</param>
public sealed record AddAbsence(DateTimeOffset From, DateTimeOffset Until, string? Reason = null)
{
    private const int MostAbsences = 500;

    public static Decision<TechnicianEvent> Decide(Technician state, AddAbsence command, DateTimeOffset now)
    {
        var absence = new Absence(command.From.ToUniversalTime(), command.Until.ToUniversalTime(), command.Reason?.Trim());
        if (state.Absences.Any(a => a.From <= absence.From && absence.Until <= a.Until))
            return Accept();
        // What is long past makes room by itself, so that nobody has to tidy up.
        AbsenceRemoved[] past = [.. state.Absences.Where(a => a.Until < now.AddDays(-31)).Select(a => new AbsenceRemoved(a))];
        return state.Absences.Count - past.Length >= MostAbsences
            ? Reject("technician.too-many-absences", "The technician has 500 absences to come; remove some with 'remove-absence'.")
            : Accept([.. past, new AbsenceAdded(absence)]);
    }

    internal sealed class Validator : AbstractValidator<AddAbsence>
    {
        public Validator()
        {
            RuleFor(c => c.Until).Must((c, until) => until > c.From && until - c.From <= TimeSpan.FromDays(366))
                .WithMessage("Let the absence end after it begins, at most a year later.");
            RuleFor(c => c.Reason).OptionalText(TextRules.NameLength);
        }
    }
}
