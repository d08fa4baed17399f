namespace FieldServices.Domain.Bookings.Waiting;

/// <summary>So many places of a group booking are there to be offered.</summary>
public sealed record PlacesBecameFree(GroupPlaces Places) : WaitingEvent;

/// <summary>No more places of a group booking are there to be offered: its time has come or was changed, or others have them.</summary>
public sealed record PlacesGone(BookingId GroupId) : WaitingEvent;

/// <summary>The group booking was asked to keep places for somebody.</summary>
public sealed record PlacesAsked(BookingId BookingId, GroupPlaces Places) : WaitingEvent;

/// <summary>The group booking keeps them, and nothing else is offered meanwhile.</summary>
public sealed record PlacesKept(BookingId BookingId) : WaitingEvent;

/// <summary>The places were not wanted, not possible, or the customer did not answer.</summary>
public sealed record PlacesOver(BookingId BookingId, GroupPlaces Places, bool Unanswered, string? Code = null) : WaitingEvent;

/// <summary>Their time is over; the group booking was asked to give them back.</summary>
public sealed record PlacesEnding(BookingId BookingId) : WaitingEvent;
