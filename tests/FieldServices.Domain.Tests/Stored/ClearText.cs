namespace FieldServices.Domain.Tests.Stored;

/// <summary>The texts that are stored clear, each with the reason why that is right. A text that is none of these is sealed.</summary>
internal static class ClearText
{
    public static readonly IReadOnlyDictionary<string, string> Reasons = new Dictionary<string, string[]>
    {
        ["A place, which is there whoever lives in it, and by which lists are filtered."] =
        [
            "Address.Borough", "Address.Line1", "Address.Line2", "Address.Postcode", "Address.PostcodeDistrict", "Address.Town", "Address.Ward",
            "ConservationAreaSet.Name", "CustomerSite.Name", "EmergencyRow.Borough", "EmergencyRow.PostcodeDistrict", "EmergencyRow.Ward",
            "PropertyRow.Borough", "PropertyRow.ConservationArea", "PropertyRow.Line1", "PropertyRow.Line2", "PropertyRow.Postcode",
            "PropertyRow.PostcodeDistrict", "PropertyRow.Town", "PropertyRow.Ward", "ResponseTimeRow.Borough", "ResponseTimeRow.PostcodeDistrict", "ResponseTimeRow.Ward",
        ],
        ["What the office or the one who does the work says of the work; the guides ask for it without names."] =
        [
            "Absence.Reason", "BookingApproved.Note", "BookingCancelled.Reason", "BookingClosed.Note", "BookingConflict.AcceptedBecause", "BookingConflict.Reason", "BookingDeclined.Reason",
            "BookingQuoted.Note", "BookingRescheduled.Reason", "BookingRescheduled.JourneyIgnored", "BookingScheduled.JourneyIgnored", "ClockPaused.Note", "ClosedDays.Reason", "ConflictAccepted.Reason", "ConflictNoted.Reason", "Consent.Source",
            "ContractorAvailabilitySet.Reason",
            "ContractorRow.AvailabilityReason", "CustomerClosed.Reason", "DispatchDeclined.Reason", "DispatchOffered.Note", "EmergencyAcknowledged.Note",
            "EmergencyCancelled.Note", "EmergencyClosed.Note", "EmergencyCorrected.Reason", "EmergencyCorrected.Text", "EmergencyEscalated.Note",
            "EmergencyMadeSafe.Note", "EmergencyReopened.Reason", "EmergencyResolved.Resolution", "EquipmentRemoved.Reason", "FollowUpRaised.Note", "NoShowNoted.Note",
            "PartsAwaited.Parts", "PointsGranted.Reason", "PointsRedeemed.Reason", "PriorityChanged.Reason", "PropertyRetired.Reason", "SeriesEnded.Reason",
            "SeriesVisitRow.Reason", "ServiceWithdrawn.Reason", "SlotHeld.JourneyIgnored", "TechnicianAssigned.JourneyIgnored", "TechnicianDispatched.Note", "VisitChoice.IgnoreJourney", "VisitMoved.Reason", "VisitSkipped.Reason", "VisitsRescheduled.JourneyIgnored", "VisitsRescheduled.Reason", "VisitWithdrawn.Reason",
            "WithdrawalWanted.Reason", "WorkOrderCancelled.Reason", "WorkCompleted.Note", "WorkInspected.Note", "WorkPaused.Reason",
        ],
        ["Somebody of the companies themselves at their work, who is in their records for as long as these are kept."] =
        [
            "BookingApproved.By", "HeldSkill.VerifiedBy", "Reliance.CertificateVerifiedBy", "Technician.Name", "TechnicianEngaged.Name", "TechnicianRow.Name",
        ],
        ["The name of a company, a team, a service or a calendar, or what a customer's contact is for."] =
        [
            "BookingRequested.Package", "BookingRequested.ServiceName", "BookingRow.Package", "BookingRow.ServiceName", "BookingRow.VisitName", "BookingSeriesRow.ServiceName", "CalendarOpened.Name",
            "CalendarRow.Name", "ContractorRegistered.Name", "ContractorRow.Name", "CustomerContact.Role", "Insurance.Insurer", "Reliance.Insurer", "SeriesBegun.ServiceName",
            "SeriesTerms.Package", "ServiceVisit.Name", "VisitOf.Name", "ServiceOffered.Name", "ServicePackage.Name", "ServicePackage.Options", "ServiceRow.Name", "ServiceTermsChanged.Name", "Technician.Team",
            "TechnicianEngaged.Team", "TechnicianRow.Team", "TechnicianTeamSet.Team", "WorkCalendar.Name", "WorkOrderRequested.ServiceName", "WorkOrderRow.ServiceName",
        ],
        ["A number or a reference of ours, of another system or of a paper."] =
        [
            "BookingConflictsRow.Reference", "BookingInvoiced.InvoiceNumber", "BookingRow.InvoiceNumber", "BookingRow.Reference", "CustomerRegistered.Reference",
            "CustomerRow.Reference", "EmergencyReported.ExternalReference", "EmergencyRow.ExternalReference", "EmergencyRow.Reference", "HeldSkill.CertificateNumber",
            "Reliance.CertificateNumber", "WaitingEntryRow.Reference", "WorkOrderRow.Reference",
        ],
        ["A thing: what it is and who made it."] = ["Equipment.Kind", "Equipment.Make", "Equipment.Model", "Equipment.SerialNumber"],
        ["A word, a time, a zone or a rule that the program itself writes or knows."] =
        [
            "BookingConflict.Commands", "BookingConflict.Kind", "BookingConflictsRow.Kinds", "BookingNoted.Zone", "BookingReminders.Zone", "BookingRequested.Zone",
            "BookingRow.Currency", "BookingRow.LocalStart", "BookingRow.Zone", "BookingSeriesRow.Rule", "BookingSeriesRow.Zone", "BookingSlot.Zone", "CalendarFollowers.LastBecause",
            "CalendarOpened.Zone", "CalendarRow.Zone", "ChecksAsked.Because", "ConflictAccepted.Kind", "ConflictNoted.Kind", "ConflictResolved.Kind",
            "ConflictWatch.LastBecause", "EscalationSettled.Refusal", "ExpirySettled.Reason", "FollowersTold.Because", "Money.Currency", "NoteRefused.Code",
            "NoteRefused.Note", "NoticeRefused.Code", "NoticeRefused.Notice", "OfferImpossible.Code", "PlacesOver.Code", "PlanAsked.Because", "RemindersEnded.Reason", "ResponseEnded.Reason",
            "SeriesBegun.Rule", "SeriesChanged.Rule", "SeriesPlanning.LastBecause", "SeriesTerms.Zone", "SeriesVisitRow.LocalStart", "TimeMissing.Code", "VisitConfirmed.How",
            "VisitWithoutSlot.Code", "Waiter.Zone", "WaiterJoined.Zone", "WaiterLeft.Because", "WaitingBegun.Zone", "WorkCalendar.Zone", "WorkOrderRequested.Zone", "WorkOrderRow.Currency",
        ],
    }.SelectMany(group => group.Value.Select(text => (text, group.Key))).ToDictionary(e => e.text, e => e.Key);
}
