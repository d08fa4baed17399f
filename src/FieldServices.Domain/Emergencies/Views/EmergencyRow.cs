using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using NetTopologySuite.Geometries;

namespace FieldServices.Domain.Emergencies.Views;

/// <summary>An emergency as the dispatcher's board shows it. After reopening, the times and figures are those of the new run.</summary>
/// <param name="Id">The emergency.</param>
/// <param name="Version">Version of the emergency's history that this row shows.</param>
/// <param name="Reference">Its name on the telephone, such as E-7F3K-2QXM.</param>
/// <param name="ExternalReference">The number of the same incident in another system.</param>
/// <param name="Category">What has happened.</param>
/// <param name="Priority">How urgent it is, from P1 (danger to life) to P4.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="DangerFlags">Dangers that were noticed.</param>
/// <param name="Description">What the caller said: personal data.</param>
/// <param name="Channel">How the report reached us.</param>
/// <param name="Point">Where help is needed.</param>
/// <param name="Address">Where help is needed, as far as it was given.</param>
/// <param name="Borough">London borough or other local authority.</param>
/// <param name="Ward">Electoral ward.</param>
/// <param name="PostcodeDistrict">First half of the postcode.</param>
/// <param name="Contact">Who reported: personal data.</param>
/// <param name="ReportedAt">When it was reported.</param>
/// <param name="ClockStartedAt">From when the deadlines count: the report, or the reopening.</param>
/// <param name="AcknowledgeBy">By when a person must have taken note.</param>
/// <param name="DispatchBy">By when a contractor must have accepted.</param>
/// <param name="OnSiteBy">By when the contractor must be at the place.</param>
/// <param name="AcknowledgedAt">When a person took note.</param>
/// <param name="OfferedAt">When the present offer was made.</param>
/// <param name="DispatchedAt">When the contractor accepted.</param>
/// <param name="EnRouteAt">When the contractor set off.</param>
/// <param name="ExpectedAt">When the contractor expects to arrive.</param>
/// <param name="OnSiteAt">When the contractor arrived.</param>
/// <param name="MadeSafeAt">When the danger was over.</param>
/// <param name="ResolvedAt">When the cause was dealt with.</param>
/// <param name="ClosedAt">When the file was closed.</param>
/// <param name="CancelledAt">When it was cancelled.</param>
/// <param name="CancelReason">Why it was cancelled.</param>
/// <param name="DuplicateOf">The emergency that stays when this one is its duplicate.</param>
/// <param name="ReopenedAt">When it was last reopened.</param>
/// <param name="TimesReopened">How often it was reopened.</param>
/// <param name="OfferedContractorId">Who holds the open offer.</param>
/// <param name="ContractorId">Who accepted.</param>
/// <param name="Declines">How many offers were refused or given back.</param>
/// <param name="Paused">True while the clock is stopped.</param>
/// <param name="PausedAt">Since when the clock is stopped.</param>
/// <param name="PauseReason">Why the clock is stopped.</param>
/// <param name="PausedSeconds">Length of the ended pauses of this run, in seconds.</param>
/// <param name="AcknowledgeSeconds">From the start of the clock until a person took note, in seconds.</param>
/// <param name="DispatchSeconds">From the start of the clock until the contractor accepted, in seconds.</param>
/// <param name="ResponseSeconds">From the start of the clock until the contractor arrived, in seconds; pauses count.</param>
/// <param name="AcknowledgedInTime">Whether the acknowledgement met its deadline, as judged when it happened.</param>
/// <param name="DispatchedInTime">Whether the dispatch met its deadline, as judged when it happened.</param>
/// <param name="OnSiteInTime">Whether the arrival met its deadline, as judged when it happened.</param>
/// <param name="Escalated">True when the on-call manager has been called in.</param>
/// <param name="EscalatedAt">When the on-call manager was called in.</param>
/// <param name="EscalationReason">Why the on-call manager was called in.</param>
/// <param name="NearlyBreached">The promises of which four fifths of the time were used while they were open.</param>
/// <param name="Breached">The promises that were noted as not kept in time.</param>
/// <param name="FollowUpRaisedAt">When the follow-up came on the office's list.</param>
/// <param name="UpdatedAt">When the last thing happened.</param>
/// <param name="CustomerId">Whose it is, when that is a customer in the books.</param>
public sealed record EmergencyRow(
    Guid Id,
    long Version,
    string Reference,
    string? ExternalReference,
    EmergencyCategory Category,
    Priority Priority,
    EmergencyStatus Status,
    IReadOnlyList<DangerFlag> DangerFlags,
    PersonalText Description,
    ContactChannel Channel,
    Geometry? Point,
    Address? Address,
    string? Borough,
    string? Ward,
    string? PostcodeDistrict,
    Caller? Contact,
    DateTimeOffset ReportedAt,
    DateTimeOffset ClockStartedAt,
    DateTimeOffset AcknowledgeBy,
    DateTimeOffset DispatchBy,
    DateTimeOffset OnSiteBy,
    DateTimeOffset? AcknowledgedAt,
    DateTimeOffset? OfferedAt,
    DateTimeOffset? DispatchedAt,
    DateTimeOffset? EnRouteAt,
    DateTimeOffset? ExpectedAt,
    DateTimeOffset? OnSiteAt,
    DateTimeOffset? MadeSafeAt,
    DateTimeOffset? ResolvedAt,
    DateTimeOffset? ClosedAt,
    DateTimeOffset? CancelledAt,
    CancelReason? CancelReason,
    Guid? DuplicateOf,
    DateTimeOffset? ReopenedAt,
    int TimesReopened,
    Guid? OfferedContractorId,
    Guid? ContractorId,
    int Declines,
    bool Paused,
    DateTimeOffset? PausedAt,
    PauseReason? PauseReason,
    double PausedSeconds,
    double? AcknowledgeSeconds,
    double? DispatchSeconds,
    double? ResponseSeconds,
    bool? AcknowledgedInTime,
    bool? DispatchedInTime,
    bool? OnSiteInTime,
    bool Escalated,
    DateTimeOffset? EscalatedAt,
    EscalationReason? EscalationReason,
    IReadOnlyList<DeadlineKind> NearlyBreached,
    IReadOnlyList<DeadlineKind> Breached,
    DateTimeOffset? FollowUpRaisedAt,
    DateTimeOffset UpdatedAt,
    Guid? CustomerId = null);
