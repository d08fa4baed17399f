namespace FieldServices.Api.Feeds.Text;

/// <summary>Whether an appointment is agreed, as RFC 5545 says it.</summary>
public enum CalendarStanding
{
    Tentative,
    Confirmed,
    Cancelled,
}
