using FieldServices.Domain.Bookings;
using FieldServices.Domain.Properties;
using FieldServices.EventStore;

namespace FieldServices.Domain.Customers;

public abstract record CustomerEvent
{
    private protected CustomerEvent()
    {
    }
}

public sealed record CustomerRegistered(CustomerKind Kind, PersonalText Name, string? Reference, DateTimeOffset At) : CustomerEvent;

public sealed record CustomerRenamed(PersonalText Name) : CustomerEvent;

public sealed record ContactAdded(CustomerContact Contact) : CustomerEvent;

public sealed record ContactChanged(CustomerContact Contact) : CustomerEvent;

public sealed record ContactRemoved(int Number) : CustomerEvent;

public sealed record SiteSet(CustomerSite Site) : CustomerEvent;

public sealed record SiteRemoved(PropertyId PropertyId) : CustomerEvent;

public sealed record ConsentRecorded(Consent Consent) : CustomerEvent;

public sealed record PointsGranted(int Points, string Reason) : CustomerEvent;

public sealed record PointsRedeemed(int Points, string Reason) : CustomerEvent;

/// <summary>The customer is told something about a booking, at these addresses.</summary>
public sealed record CustomerTold(
    DateTimeOffset At,
    BookingId BookingId,
    BookingNotice Notice,
    DateTimeOffset? StartsAt,
    DateTimeOffset? ExpectedAt,
    PersonalText? Phone,
    PersonalText? Email) : CustomerEvent;

public sealed record CustomerClosed(string Reason) : CustomerEvent;

public sealed record CustomerReopened : CustomerEvent;
