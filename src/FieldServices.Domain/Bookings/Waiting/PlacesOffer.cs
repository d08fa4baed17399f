namespace FieldServices.Domain.Bookings.Waiting;

/// <summary>Places of a group booking that somebody who waits is asked about.</summary>
/// <param name="Places">As many as they need.</param>
/// <param name="Made">False until the group booking keeps them.</param>
/// <param name="Ending">True when their time is over and the group booking was asked to give them back.</param>
public sealed record PlacesOffer(GroupPlaces Places, bool Made, bool Ending = false);
