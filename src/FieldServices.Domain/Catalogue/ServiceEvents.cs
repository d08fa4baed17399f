namespace FieldServices.Domain.Catalogue;

public abstract record ServiceEvent
{
    private protected ServiceEvent()
    {
    }
}

public sealed record ServiceOffered(string Name, ServiceTerms Terms) : ServiceEvent;

public sealed record ServiceTermsChanged(string Name, ServiceTerms Terms) : ServiceEvent;

public sealed record ServiceWithdrawn(string? Reason) : ServiceEvent;

public sealed record ServiceOfferedAgain : ServiceEvent;
