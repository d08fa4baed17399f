using System.Text.Json.Serialization;
using FieldServices.Domain.Bookings;
using FieldServices.Domain.Calendars;
using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Technicians;

namespace FieldServices.Domain;

/// <summary>How commands are read: anything unknown, missing or null where it must not be is an error that names its path.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(RegisterContractor))]
[JsonSerializable(typeof(SetSkills))]
[JsonSerializable(typeof(SetInsurance))]
[JsonSerializable(typeof(SetCoverage))]
[JsonSerializable(typeof(SetAvailability))]
[JsonSerializable(typeof(ReportEmergency))]
[JsonSerializable(typeof(LocateEmergency))]
[JsonSerializable(typeof(AcknowledgeEmergency))]
[JsonSerializable(typeof(DispatchEmergency))]
[JsonSerializable(typeof(AcceptDispatch))]
[JsonSerializable(typeof(DeclineDispatch))]
[JsonSerializable(typeof(StartTravel))]
[JsonSerializable(typeof(ArriveOnSite))]
[JsonSerializable(typeof(MakeSafe))]
[JsonSerializable(typeof(ResolveEmergency))]
[JsonSerializable(typeof(CloseEmergency))]
[JsonSerializable(typeof(CancelEmergency))]
[JsonSerializable(typeof(ReopenEmergency))]
[JsonSerializable(typeof(ChangePriority))]
[JsonSerializable(typeof(PauseClock))]
[JsonSerializable(typeof(ResumeClock))]
[JsonSerializable(typeof(EscalateEmergency))]
[JsonSerializable(typeof(NoteNearBreach))]
[JsonSerializable(typeof(NoteBreach))]
[JsonSerializable(typeof(RaiseFollowUp))]
[JsonSerializable(typeof(OpenCalendar))]
[JsonSerializable(typeof(ChooseHolidays))]
[JsonSerializable(typeof(CloseDays))]
[JsonSerializable(typeof(ReopenDays))]
[JsonSerializable(typeof(AddToCatalogue))]
[JsonSerializable(typeof(ChangeTerms))]
[JsonSerializable(typeof(WithdrawFromCatalogue))]
[JsonSerializable(typeof(OfferAgain))]
[JsonSerializable(typeof(EngageTechnician))]
[JsonSerializable(typeof(SetWorkingHours))]
[JsonSerializable(typeof(SetTechnicianSkills))]
[JsonSerializable(typeof(SetTechnicianBase))]
[JsonSerializable(typeof(SetTechnicianTeam))]
[JsonSerializable(typeof(AddAbsence))]
[JsonSerializable(typeof(RemoveAbsence))]
[JsonSerializable(typeof(LeaveCompany))]
[JsonSerializable(typeof(RequestBooking))]
[JsonSerializable(typeof(SubmitBooking))]
[JsonSerializable(typeof(HoldSlot))]
[JsonSerializable(typeof(ReleaseHold))]
[JsonSerializable(typeof(QuoteBooking))]
[JsonSerializable(typeof(AskApproval))]
[JsonSerializable(typeof(ApproveBooking))]
[JsonSerializable(typeof(ConfirmBooking))]
[JsonSerializable(typeof(ScheduleBooking))]
[JsonSerializable(typeof(AssignTechnician))]
[JsonSerializable(typeof(DispatchTechnician))]
[JsonSerializable(typeof(StartJourney))]
[JsonSerializable(typeof(ArriveAtBooking))]
[JsonSerializable(typeof(StartWork))]
[JsonSerializable(typeof(PauseWork))]
[JsonSerializable(typeof(AwaitParts))]
[JsonSerializable(typeof(ResumeWork))]
[JsonSerializable(typeof(CompleteWork))]
[JsonSerializable(typeof(InspectWork))]
[JsonSerializable(typeof(InvoiceBooking))]
[JsonSerializable(typeof(CloseBooking))]
[JsonSerializable(typeof(RescheduleBooking))]
[JsonSerializable(typeof(JoinBooking))]
[JsonSerializable(typeof(LeaveBooking))]
[JsonSerializable(typeof(CancelBooking))]
[JsonSerializable(typeof(NoteNoShow))]
[JsonSerializable(typeof(DeclineBooking))]
[JsonSerializable(typeof(ExpireBooking))]
[JsonSerializable(typeof(CorrectEmergency))]
public sealed partial class CommandJson : JsonSerializerContext;
