using FieldServices.Workflows.Messages;

namespace FieldServices.Domain.Emergencies.Responding;

/// <summary>The words of the response; text messages and pagers leave the subject out.</summary>
public static class ResponseTemplates
{
    private static readonly string[] Facts = ["reference", "category", "priority", "onSiteBy"];

    public static MessageTemplate CallerReceived { get; } = new(
        "caller-received", ["reference", "instructions", "onSiteBy"], "Your emergency {reference}",
        "We have your report. Your reference is {reference}.\n{instructions}\nSomebody should be with you by {onSiteBy}.");

    public static MessageTemplate CallerUpdate { get; } = new(
        "caller-update", ["reference", "standing", "onSiteBy"], "Your emergency {reference}: how it stands",
        "{reference}: {standing} Somebody should be with you by {onSiteBy}. If anyone is in danger, call 999.");

    public static MessageTemplate TeamAlert { get; } = new(
        "team-alert", Facts, "{priority} {category} {reference}",
        "{priority} {category}, {reference}: somebody has to be on site by {onSiteBy}.");

    public static MessageTemplate TeamCallContractor { get; } = new(
        "team-call-contractor", Facts, "Call the contractor of {reference}",
        "{reference} ({priority} {category}) was offered to a contractor without telephone number and e-mail address. Call them.");

    public static MessageTemplate TeamEscalationMissing { get; } = new(
        "team-escalation-missing", Facts, "Escalate {reference} by hand",
        "{reference} ({priority} {category}) is a safety risk. The on-call manager was paged, but the record lacks it: escalate it by hand.");

    public static MessageTemplate ContractorOffered { get; } = new(
        "contractor-offered", Facts, "Offer {reference}: {priority} {category}",
        "We offer you {reference}: {priority} {category}, on site by {onSiteBy}. Please accept or decline now.");

    public static MessageTemplate ContractorConfirmed { get; } = new(
        "contractor-confirmed", Facts, "Yours: {reference}, {priority} {category}",
        "{reference} is yours: {priority} {category}, on site by {onSiteBy}. Please tell us when you set off.");

    public static MessageTemplate ManagerEscalated { get; } = new(
        "manager-escalated", [.. Facts, "reason"], "Escalated: {priority} {category} {reference}",
        "{reference} was escalated to you ({reason}): {priority} {category}, somebody has to be on site by {onSiteBy}.");

    public static MessageTemplate OfficeFollowUp { get; } = new(
        "office-follow-up", Facts, "Follow up {reference}",
        "{reference} ({priority} {category}) was resolved. Please ask the caller how things are, and close it or reopen it.");

    public static IReadOnlyList<MessageTemplate> All { get; } =
    [
        CallerReceived, CallerUpdate, TeamAlert, TeamCallContractor, TeamEscalationMissing,
        ContractorOffered, ContractorConfirmed, ManagerEscalated, OfficeFollowUp,
    ];
}
