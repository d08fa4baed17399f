using FieldServices.Domain.Calendars;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Technicians;
using FieldServices.Domain.Technicians.Views;
using FieldServices.Domain.Tests.Specifications;

namespace FieldServices.Domain.Tests.Technicians;

public sealed class TechnicianCommandsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly CalendarId Calendar = new(new Guid("0193f1c0-7a5e-7c31-9d2b-5b8e12a4c7aa"));
    private static readonly WorkCalendar Open = WorkCalendar.Initial with { Name = "London" };
    private static readonly TechnicianEngaged Engaged = new("Ade", Calendar, "Brent", 1);
    private static readonly WorkingHours Monday = new(Weekday.Monday, new TimeOnly(8, 0), new TimeOnly(17, 0));
    private static readonly Absence Holiday = new(Now.AddDays(7), Now.AddDays(14), "holiday");

    [Fact]
    public void A_technician_is_engaged_in_a_calendar_that_exists()
    {
        Given().When(new EngageTechnician(" Ade ", Calendar, "Brent"), Now, Open).Then(Engaged);
        Given().When(new EngageTechnician("Ade", Calendar), Now).ThenRejected("technician.calendar-unknown");
    }

    [Fact]
    public void Hours_skills_base_and_team_replace_the_earlier_ones_and_the_same_again_is_nothing_new()
    {
        var place = new GeoPoint(51.54, -0.2);
        Given(Engaged).When(new SetWorkingHours([Monday]), Now).Then(new WorkingHoursSet([Monday]));
        Given(Engaged, new WorkingHoursSet([Monday])).When(new SetWorkingHours([Monday]), Now).ThenNothing();
        Given(Engaged).When(new SetTechnicianSkills([Skill.Gas]), Now).Then(new TechnicianSkillsSet([Skill.Gas]));
        Given(Engaged, new TechnicianSkillsSet([Skill.Gas])).When(new SetTechnicianSkills([Skill.Gas]), Now).ThenNothing();
        Given(Engaged).When(new SetTechnicianBase(place), Now).Then(new TechnicianBaseSet(place));
        Given(Engaged, new TechnicianBaseSet(place)).When(new SetTechnicianBase(place), Now).ThenNothing();
        Given(Engaged).When(new SetTechnicianTeam("Camden", 3), Now).Then(new TechnicianTeamSet("Camden", 3));
        Given(Engaged).When(new SetTechnicianTeam("Brent"), Now).ThenNothing();
    }

    [Fact]
    public void An_absence_is_added_unless_it_lies_in_another_one()
    {
        Given(Engaged).When(new AddAbsence(Holiday.From, Holiday.Until, " holiday "), Now).Then(new AbsenceAdded(Holiday));
        Given(Engaged, new AbsenceAdded(Holiday)).When(new AddAbsence(Holiday.From.AddDays(1), Holiday.Until), Now).ThenNothing();
    }

    [Fact]
    public void What_is_long_past_makes_room_for_what_is_to_come()
    {
        var past = new Absence(Now.AddDays(-90), Now.AddDays(-80));
        Given(Engaged, new AbsenceAdded(past)).When(new AddAbsence(Holiday.From, Holiday.Until, "holiday"), Now).Then(new AbsenceRemoved(past), new AbsenceAdded(Holiday));

        var many = Enumerable.Range(0, 500).Select(i => new AbsenceAdded(new Absence(Now.AddDays(30 + i), Now.AddDays(30 + i).AddHours(1))));
        Given([Engaged, .. many]).When(new AddAbsence(Holiday.From, Holiday.Until), Now).ThenRejected("technician.too-many-absences");
    }

    [Fact]
    public void An_absence_is_taken_back_by_its_beginning()
    {
        Given(Engaged, new AbsenceAdded(Holiday)).When(new RemoveAbsence(Holiday.From), Now).Then(new AbsenceRemoved(Holiday));
        Given(Engaged).When(new RemoveAbsence(Holiday.From), Now).ThenRejected("technician.no-such-absence");
    }

    [Fact]
    public void Nothing_changes_about_a_technician_who_has_left()
    {
        Given(Engaged).When(new LeaveCompany(), Now).Then(new TechnicianLeft());
        Given(Engaged, new TechnicianLeft()).When(new SetWorkingHours([Monday]), Now).ThenRejected("technician.wrong-status");
    }

    [Fact]
    public void A_span_to_midnight_has_its_whole_length() =>
        Assert.Equal((TimeSpan.FromHours(9), TimeSpan.FromHours(2)), (Monday.Length(), new WorkingHours(Weekday.Friday, new TimeOnly(22, 0), TimeOnly.MinValue).Length()));

    [Fact]
    public void The_list_shows_technicians_as_decisions_see_them()
    {
        TechnicianEvent[] events =
        [
            Engaged, new WorkingHoursSet([Monday]), new TechnicianSkillsSet([Skill.Gas]), new TechnicianBaseSet(new(51.5, -0.25)), new TechnicianTeamSet("Camden", 2),
            new AbsenceAdded(Holiday), new AbsenceAdded(Holiday with { Reason = "training" }), new AbsenceRemoved(Holiday), new TechnicianLeft(),
        ];
        var row = ViewSpecification.Row(TechnicianList.View, Envelopes.Of(TechnicianModule.Module, events, Now))!;

        Assert.Equivalent(Technician.Aggregate.Fold(events), row.State, strict: true);
        Assert.Equal(9, row.Version);
    }

    private static Specification Given(params object[] history) => Specification.Given(TechnicianModule.Module, history);
}
