namespace FieldServices.EventStore.Tests.Model;

public sealed class ValuesTests
{
    [Theory]
    [InlineData("dispatcher/key-7", "dispatcher", "key-7")]
    [InlineData("dispatcher/a/b", "dispatcher", "a/b")]
    [InlineData("key-7", "unknown", "key-7")]
    public void An_actor_is_read_back_from_its_stored_form(string stored, string role, string id) =>
        Assert.Equal(new Actor(role, id), Actor.Parse(stored));

    [Fact]
    public void An_exact_version_is_at_least_1()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ExpectedVersion.Exactly(0));
        Assert.Equal(ExpectedVersion.New, ExpectedVersion.After(0));
        Assert.Equal(ExpectedVersion.Exactly(3), ExpectedVersion.After(3));
    }

    [Fact]
    public void A_decision_is_data()
    {
        var rejected = Assert.IsType<Decision<string>.Rejected>(Decision<string>.Reject("thing.gone", "It is gone."));
        Assert.Equal(new Rejection("thing.gone", "It is gone."), rejected.Reason);
        Assert.Equal(["a", "b"], Assert.IsType<Decision<string>.Accepted>(Decision<string>.Accept("a", "b")).Events);
    }
}
