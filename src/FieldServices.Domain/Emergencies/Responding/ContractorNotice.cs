using FieldServices.Workflows;

namespace FieldServices.Domain.Emergencies.Responding;

/// <summary>A contractor hears of the offer at once, and of the place being theirs once they have accepted.</summary>
internal static class ContractorNotice
{
    public static IReadOnlyList<Output> Offered(EmergencyResponse state, DispatchOffered e)
    {
        if (state.Contractor is { } told && told.Id == e.ContractorId && told.OfferedAt == e.At)
            return [];
        var contact = ResponseContact.Of(e.Contact?.Phone, e.Contact?.Email);
        return
        [
            .. contact is null ? [ResponseMessages.CallContractor(state)] : ResponseMessages.Offer(state, contact),
            new Output.Record(new ContractorNotified(e.ContractorId, contact, e.At)),
        ];
    }

    public static IReadOnlyList<Output> Accepted(EmergencyResponse state, DispatchAccepted e) =>
        state.Contractor is { Confirmed: false } told && told.Id == e.ContractorId
            ? [.. told.Contact is null ? [] : ResponseMessages.Confirmation(state, told.Contact), new Output.Record(new ContractorConfirmed(e.ContractorId))]
            : [];
}
