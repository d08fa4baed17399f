using FieldServices.Domain.Modules;
using FieldServices.Domain.Shared;
using FieldServices.Workflows;
using FieldServices.Workflows.Messages;

namespace FieldServices.Domain.Emergencies.Responding;

/// <summary>What the response says, to whom, and how. The data names no person.</summary>
internal static class ResponseMessages
{
    public const string Team = "emergency-team";
    public const string OnCallManager = "on-call-manager";
    public const string OfficeMailbox = "office";

    public static IEnumerable<Output> Received(EmergencyResponse state, IReadOnlyCollection<DangerFlag> dangers) =>
        To(state.Caller, state, ResponseTemplates.CallerReceived, new()
        {
            ["reference"] = Reference(state),
            ["instructions"] = string.Join('\n', SafetyInstructions.For(state.Category, dangers)),
            ["onSiteBy"] = LondonTime.Words(state.OnSiteBy),
        });

    public static IEnumerable<Output> Update(EmergencyResponse state) =>
        To(state.Caller, state, ResponseTemplates.CallerUpdate, new()
        {
            ["reference"] = Reference(state),
            ["standing"] = state.Contractor is { Confirmed: true } ? "A contractor has taken it on and is not at the place yet." : "We are still finding a contractor.",
            ["onSiteBy"] = LondonTime.Words(state.OnSiteBy),
        });

    public static IEnumerable<Output> Offer(EmergencyResponse state, ResponseContact contractor) => To(contractor, state, ResponseTemplates.ContractorOffered, Facts(state));

    public static IEnumerable<Output> Confirmation(EmergencyResponse state, ResponseContact contractor) =>
        To(contractor, state, ResponseTemplates.ContractorConfirmed, Facts(state));

    public static Output Alert(EmergencyResponse state) => Page(Team, state, ResponseTemplates.TeamAlert, PriorityOf(state));

    public static Output CallContractor(EmergencyResponse state) => Page(Team, state, ResponseTemplates.TeamCallContractor, PriorityOf(state));

    public static Output EscalationMissing(EmergencyResponse state) => Page(Team, state, ResponseTemplates.TeamEscalationMissing, MessagePriority.Urgent);

    public static Output Manager(EmergencyResponse state, EscalationReason reason)
    {
        var data = Facts(state);
        data["reason"] = Words(reason);
        return new Output.Deliver(new Message("pager", OnCallManager, ResponseTemplates.ManagerEscalated.Name, data, MessagePriority.Urgent));
    }

    public static Output Office(EmergencyResponse state) =>
        new Output.Deliver(new Message("email", OfficeMailbox, ResponseTemplates.OfficeFollowUp.Name, Facts(state)));

    private static Output.Deliver Page(string whom, EmergencyResponse state, MessageTemplate template, MessagePriority priority) =>
        new Output.Deliver(new Message("pager", whom, template.Name, Facts(state), priority));

    private static IEnumerable<Output> To(ResponseContact? whom, EmergencyResponse state, MessageTemplate template, Dictionary<string, string> data)
    {
        if (whom?.Phone is { } phone)
            yield return new Output.Deliver(new Message("sms", phone.Value, template.Name, data, PriorityOf(state)));
        if (whom?.Email is { } email)
            yield return new Output.Deliver(new Message("email", email.Value, template.Name, data, PriorityOf(state)));
    }

    private static Dictionary<string, string> Facts(EmergencyResponse state) => new()
    {
        ["reference"] = Reference(state),
        ["category"] = Words(state.Category),
        ["priority"] = state.Priority.ToString(),
        ["onSiteBy"] = LondonTime.Words(state.OnSiteBy),
    };

    private static string Reference(EmergencyResponse state) => EmergencyReference.Of(state.EmergencyId.Value);

    private static MessagePriority PriorityOf(EmergencyResponse state) => state.Priority == Priority.P1 ? MessagePriority.Urgent : MessagePriority.Normal;

    private static string Words<T>(T value)
        where T : struct, Enum => Module.Words(value.ToString()).Replace('-', ' ');
}
