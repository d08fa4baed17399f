using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Technicians.TechnicianEvent>;

namespace FieldServices.Domain.Technicians;

/// <summary>Notes that the calendar that the technician follows has changed; sent by itself.</summary>
public sealed record NoteCalendarChange
{
    public static Decision<TechnicianEvent> Decide(Technician state, NoteCalendarChange command, DateTimeOffset now) => Accept(new TechnicianCalendarChanged(state.CalendarId));

    internal sealed class Validator : AbstractValidator<NoteCalendarChange>;
}
