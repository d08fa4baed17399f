using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Emergencies.EmergencyEvent>;

namespace FieldServices.Domain.Emergencies;

/// <summary>An earlier fact was recorded wrongly: it happened at another time, or something else should have been written.</summary>
/// <param name="Position">The position of the event that is wrong, as the history of the emergency shows it.</param>
/// <param name="Reason">Why it is corrected, at most 2,000 characters.</param>
/// <param name="HappenedAt">When it really happened; between what happened before it and after it. Leave it out when the time is right.</param>
/// <param name="Text">What its description, note, resolution or reason should have said, at most 2,000 characters. Leave it out when that is right.</param>
public sealed record CorrectEmergency(long Position, string Reason, DateTimeOffset? HappenedAt = null, string? Text = null)
{
    /// <param name="command">What is wrong, and what is right.</param>
    /// <param name="past">The emergency's events so far.</param>
    /// <param name="now">The instant at which it is corrected.</param>
    public static Decision<EmergencyEvent> Decide(CorrectEmergency command, IReadOnlyList<Envelope> past, DateTimeOffset now)
    {
        // As told by the corrections so far; the facts that people record, in their order.
        var facts = Corrected.AsRecorded(past).Where(e => e.Event is EmergencyEvent f && Correction.FactOf(f) is not null).ToList();
        var place = facts.FindIndex(e => e.Position == command.Position);
        if (place < 0)
            return past.Any(e => e.Position == command.Position)
                ? Reject("emergency.not-correctable", "This event cannot be corrected: it follows from others, or is a note or a correction itself. Correct the original event.")
                : Reject("emergency.fact-unknown", "This emergency has no event at this position; its history shows the positions.");
        var fact = (EmergencyEvent)facts[place].Event;
        if (Refusal(command, Correction.FactOf(fact)!.Value, now) is { } refusal)
            return Reject(refusal.Code, refusal.Message);
        if (command.HappenedAt is { } at && ((place > 0 && at < At(facts[place - 1])) || (place + 1 < facts.Count && at > At(facts[place + 1]))))
            return Reject("emergency.correction-out-of-order", $"It happened between {TimeOf(facts, place - 1)} and {TimeOf(facts, place + 1)}; give a time between them, or correct those first.");
        var (text, description) = WordsOf(command, fact);
        return Correction.Apply(fact, command.HappenedAt, text, description) == fact ? Accept() : Accept(Event(command, fact, past, now));
    }

    private static Rejection? Refusal(CorrectEmergency command, CorrectableFact fact, DateTimeOffset now) =>
        command.HappenedAt > now ? new Rejection("emergency.correction-in-future", "This time has not come yet; give as happenedAt when it really happened.")
        : command.HappenedAt is not null && !Correction.HasTime(fact) ? new Rejection("emergency.not-correctable", "Deadlines follow from the time of this event, so only its text can be corrected; change the priority or reopen instead.")
        : command.Text is not null && !Correction.HasText(fact) ? new Rejection("emergency.not-correctable", "This event has no text; only its time can be corrected.")
        : null;

    // A later correction stands for all earlier ones of the same event, so it says again what they said.
    private static EmergencyCorrected Event(CorrectEmergency command, EmergencyEvent fact, IReadOnlyList<Envelope> past, DateTimeOffset now)
    {
        var earlier = past.Select(e => e.Event).OfType<EmergencyCorrected>().LastOrDefault(c => c.Corrects == command.Position);
        var (text, description) = WordsOf(command, fact);
        return new EmergencyCorrected(
            now, command.Position, Correction.FactOf(fact)!.Value, command.Reason,
            command.HappenedAt is null ? null : fact.At, command.HappenedAt ?? earlier?.HappenedAt, text ?? earlier?.Text, description ?? earlier?.Description);
    }

    // What a caller said is the caller's; notes, resolutions and reasons are the office's.
    private static (string? Text, PersonalText? Description) WordsOf(CorrectEmergency command, EmergencyEvent fact) => command.Text is not { } text
        ? (null, null)
        : fact is EmergencyReported ? (null, new PersonalText(text.Trim())) : (text, null);

    private static DateTimeOffset At(Envelope envelope) => ((EmergencyEvent)envelope.Event).At;

    private static string TimeOf(List<Envelope> facts, int place) => place >= 0 && place < facts.Count ? $"{At(facts[place]):O}" : "now";

    internal sealed class Validator : AbstractValidator<CorrectEmergency>
    {
        public Validator()
        {
            RuleFor(c => c.Position).GreaterThan(0).WithMessage("Give the position of the event that is wrong, a whole number from 1; the history of the emergency shows it.");
            RuleFor(c => c.Reason).Text(TextRules.NoteLength);
            RuleFor(c => c.Text).OptionalText(TextRules.NoteLength);
            RuleFor(c => c.HappenedAt).Must((c, at) => at is not null || c.Text is not null).WithMessage("Give happenedAt, text or both: what was right instead.");
        }
    }
}
