using FieldServices.EventStore;

namespace FieldServices.Domain.Tests.Specifications;

public sealed class Outcome(Decision<object> decision)
{
    public IReadOnlyList<object> Events => decision is Decision<object>.Accepted accepted ? accepted.Events : [];

    public Rejection? Rejection => (decision as Decision<object>.Rejected)?.Reason;

    public void Then(params object[] events)
    {
        Assert.Null(Rejection);
        Assert.Equal(events.Select(JsonText.Of), Events.Select(JsonText.Of));
    }

    public void ThenNothing() => Then();

    public void ThenRejected(string code)
    {
        Assert.Equal(code, Rejection?.Code);
        Assert.EndsWith(".", Rejection!.Message, StringComparison.Ordinal);
    }
}
