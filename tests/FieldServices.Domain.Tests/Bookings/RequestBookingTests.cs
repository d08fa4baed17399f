using FieldServices.EventStore;
using FieldServices.Domain.Bookings;
using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Shared;
using static FieldServices.Domain.Tests.Bookings.SampleBookings;

namespace FieldServices.Domain.Tests.Bookings;

public sealed class RequestBookingTests
{
    [Fact]
    public void A_request_keeps_the_terms_of_its_moment() => Given().When(Request, T0, Service).Then(Asked);

    [Fact]
    public void A_package_brings_its_own_price_and_length()
    {
        var events = Given().When(Request with { Package = "radiators TOO", Draft = true }, T0, Service).Events;

        var requested = Assert.IsType<BookingRequested>(Assert.Single(events));
        Assert.Equal(("Radiators too", 140m, true), (requested.Package, requested.Price!.Amount, requested.Draft));
        Assert.Equal(TimeSpan.FromMinutes(90), Booking.Aggregate.Fold([requested]).Duration());
    }

    [Fact]
    public void What_the_catalogue_does_not_have_is_not_booked()
    {
        Given().When(Request, T0).ThenRejected("booking.service-unknown");
        Given().When(Request, T0, Service with { Withdrawn = true }).ThenRejected("booking.service-withdrawn");
        Given().When(Request with { Package = "Everything" }, T0, Service).ThenRejected("booking.package-unknown");
        Given().When(Request with { Seats = 5 }, T0, Service).ThenRejected("booking.full");
    }

    [Theory]
    [InlineData("customer", null, BookedBy.Customer, null)]
    [InlineData("customer", BookedBy.Customer, BookedBy.Customer, null)]
    [InlineData("customer", BookedBy.Office, null, null)]
    [InlineData("customer", BookedBy.Partner, null, null)]
    [InlineData("integrator", null, BookedBy.Partner, null)]
    [InlineData("integrator", BookedBy.Customer, BookedBy.Customer, true)]
    [InlineData("integrator", BookedBy.Office, null, null)]
    [InlineData("dispatcher", null, BookedBy.Office, null)]
    [InlineData("admin", BookedBy.Customer, BookedBy.Customer, true)]
    [InlineData("workflow", BookedBy.Office, BookedBy.Office, null)]
    public void In_whose_name_it_is_made_follows_from_the_key(string role, BookedBy? told, BookedBy? made, bool? onBehalf)
    {
        var outcome = Given().When(Request with { BookedBy = told, By = new Actor(role, "key:a") }, T0, Service);
        if (made is { } name)
            outcome.Then(Asked with { BookedBy = name, OnBehalf = onBehalf });
        else
            outcome.ThenRejected("booking.not-in-that-name");
    }

    [Fact]
    public void Who_may_book_is_said_by_the_service()
    {
        var office = Service with { Terms = Terms with { BookableBy = [BookedBy.Office] } };
        Given().When(Request, T0, office).ThenRejected("booking.not-bookable-by");
        Assert.Single(Given().When(Request with { BookedBy = BookedBy.Office }, T0, office).Events);
    }
}
