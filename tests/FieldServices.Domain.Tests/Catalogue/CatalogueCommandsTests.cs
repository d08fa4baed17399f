using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Catalogue.Views;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Tests.Specifications;

namespace FieldServices.Domain.Tests.Catalogue;

public sealed class CatalogueCommandsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly ServiceTerms Terms = new(60, Price: new Money(95m));
    private static readonly ServiceOffered Offered = new("Boiler service", Terms);

    [Fact]
    public void A_service_is_offered_once()
    {
        Given().When(new AddToCatalogue(" Boiler service ", Terms), Now).Then(Offered);
        Given(Offered).When(new AddToCatalogue("Boiler service", Terms), Now).ThenRejected("service.already-exists");
    }

    [Fact]
    public void Terms_can_be_changed_at_any_time() =>
        Given(Offered, new ServiceWithdrawn(null)).When(new ChangeTerms("Boiler care", Terms with { DurationMinutes = 90 }), Now)
            .Then(new ServiceTermsChanged("Boiler care", Terms with { DurationMinutes = 90 }));

    [Fact]
    public void A_service_is_withdrawn_and_offered_again()
    {
        Given(Offered).When(new WithdrawFromCatalogue("Winter"), Now).Then(new ServiceWithdrawn("Winter"));
        Given(Offered, new ServiceWithdrawn(null)).When(new WithdrawFromCatalogue(), Now).ThenRejected("service.wrong-status");
        Given(Offered, new ServiceWithdrawn(null)).When(new OfferAgain(), Now).Then(new ServiceOfferedAgain());
        Given(Offered).When(new OfferAgain(), Now).ThenRejected("service.wrong-status");
    }

    [Fact]
    public void What_is_not_said_is_two_hours_notice_sixty_days_and_free_until_the_day_before()
    {
        var start = new DateTimeOffset(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);
        var rule = new CancellationRule(Fee: new Money(30m));

        Assert.Equal((120, 60, 24), (Terms.NoticeMinutes, Terms.HorizonDays, Terms.CancellationTerms.FreeUntilHours));
        Assert.Null(Terms.CancellationTerms.FeeAt(start, start));
        Assert.Null(rule.FeeAt(start.AddHours(-24), start));
        Assert.Equal(30m, rule.FeeAt(start.AddHours(-24).AddSeconds(1), start)!.Amount);
    }

    [Fact]
    public void The_list_shows_the_present_terms()
    {
        ServiceEvent[] events = [Offered, new ServiceTermsChanged("Boiler care", Terms with { Seats = 3 }), new ServiceWithdrawn(null)];
        var row = ViewSpecification.Row(ServiceList.View, Envelopes.Of(CatalogueModule.Module, events, Now))!;

        Assert.Equal(("Boiler care", 3, true, 3), (row.Name, row.Terms.Seats, row.Withdrawn, row.Version));
        Assert.False(ServiceList.View.Evolve(row, Envelopes.Of(CatalogueModule.Module, [new ServiceOfferedAgain()], Now)[0])!.Withdrawn);
    }

    private static Specification Given(params object[] history) => Specification.Given(CatalogueModule.Module, history);
}
