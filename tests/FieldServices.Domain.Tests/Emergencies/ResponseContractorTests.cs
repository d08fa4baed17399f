using FieldServices.Domain.Contractors;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Emergencies.Responding;
using FieldServices.Domain.Tests.Specifications;
using static FieldServices.Domain.Tests.Contractors.SampleContractors;
using static FieldServices.Domain.Tests.Emergencies.SampleEmergencies;
using static FieldServices.Domain.Tests.Specifications.Inputs;

namespace FieldServices.Domain.Tests.Emergencies;

/// <summary>What contractors are told.</summary>
public sealed class ResponseContractorTests
{
    private static readonly WorkflowSpec Begun = WorkflowSpec.Of(ResponseWorkflow.Definition).After(Happened(Reported), T0);
    private static readonly DispatchOffered ToReachable = Offered with { Contact = new TradingContact(Phone: "020 7946 0123", Email: "office@example.org") };

    [Fact]
    public void An_offer_keeps_how_the_contractor_was_reached_but_not_the_name_of_the_person()
    {
        var offered = (DispatchOffered)Given(Reported, Acknowledged).When(new DispatchEmergency(First), At(50), Anyone).Events[0];

        Assert.Equal(new TradingContact(Phone: "020 7946 0123"), offered.Contact);
    }

    [Fact]
    public void A_contractor_without_number_and_address_leaves_no_contact_in_the_offer()
    {
        var nobody = Anyone with { Contact = new TradingContact("Duty office") };
        Assert.Null(((DispatchOffered)Given(Reported, Acknowledged).When(new DispatchEmergency(First), At(50), nobody).Events[0]).Contact);
    }

    [Fact]
    public void A_contractor_hears_of_the_offer_and_of_the_confirmation_once()
    {
        var offer = Begun.When(Happened(ToReachable), At(50));
        var acceptance = offer.Next.When(Happened(AcceptedBy), At(120));

        Assert.Equal(["sms 020 7946 0123 contractor-offered Normal", "email office@example.org contractor-offered Normal"], offer.Messages);
        Assert.Equal(["sms 020 7946 0123 contractor-confirmed Normal", "email office@example.org contractor-confirmed Normal"], acceptance.Messages);
        offer.Next.When(Happened(ToReachable), At(50)).ThenNothing();
        acceptance.Next.When(Happened(AcceptedBy), At(120)).ThenNothing();
    }

    [Fact]
    public void A_contractor_who_is_asked_again_hears_of_it_again() =>
        Assert.Equal(2, Begun.After(Happened(ToReachable), At(50)).When(Happened(ToReachable with { At = At(300) }), At(300)).Messages.Count);

    [Fact]
    public void The_team_calls_a_contractor_who_cannot_be_written_to()
    {
        var offer = Begun.When(Happened(Offered), At(50));

        Assert.Equal(["pager emergency-team team-call-contractor Normal"], offer.Messages);
        Assert.Empty(offer.Next.When(Happened(AcceptedBy), At(120)).Messages);
    }

    [Fact]
    public void An_acceptance_by_somebody_else_confirms_nothing() =>
        Begun.After(Happened(ToReachable), At(50)).When(Happened(new DispatchAccepted(At(120), Second)), At(120)).ThenNothing();

    [Fact]
    public void Whoever_gives_it_back_is_forgotten()
    {
        EmergencyEvent[] released = [new DispatchDeclined(At(60), First, "Busy"), new DispatchWithdrawn(At(60), First)];
        Assert.All(released, e =>
        {
            Assert.Equal([new ContractorReleased()], Begun.After(Happened(ToReachable), At(50)).When(Happened(e), e.At).Recorded);
            Begun.When(Happened(e), e.At).ThenNothing();
        });
    }
}
