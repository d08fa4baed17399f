using FieldServices.EventStore;

namespace FieldServices.Api.Live;

/// <summary>Is told of a tenant's events in order.</summary>
public interface IFeedListener
{
    /// <summary>Takes events; must not wait, and keep only so much.</summary>
    void Take(IReadOnlyList<Envelope> page);
}
