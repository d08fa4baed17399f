using FieldServices.EventStore;

namespace FieldServices.Domain.Tests.Specifications;

public sealed class Outcome(Decision<object> decision, ClaimChanges claims)
{
    public IReadOnlyList<object> Events => decision is Decision<object>.Accepted accepted ? accepted.Events : [];

    public Rejection? Rejection => (decision as Decision<object>.Rejected)?.Reason;

    public void Then(params object[] events)
    {
        Assert.Null(Rejection);
        Assert.Equal(events.Select(JsonText.Of), Events.Select(JsonText.Of));
    }

    /// <summary>What the thing must have for itself alone from now on, and what it gives up, by key.</summary>
    public void ThenClaims(string[] claimed, string[] released)
    {
        Assert.Equal(claimed, claims.Claims.Select(c => c.Key));
        Assert.Equal(released, claims.Releases.Select(c => c.Key));
    }

    public void ThenNothing() => Then();

    public void ThenRejected(string code)
    {
        Assert.Equal(code, Rejection?.Code);
        Assert.EndsWith(".", Rejection!.Message, StringComparison.Ordinal);
    }
}
