using FieldServices.EventStore.Tests.Harness;

namespace FieldServices.EventStore.Tests.Model;

public sealed class EventCatalogTests
{
    private static readonly EventType Opened = EventType.Of<AccountEvent.Opened>("account.opened", 1, AccountJson.Default);

    [Fact]
    public void A_name_and_version_registered_twice_is_refused()
    {
        var error = Assert.Throws<InvalidRegistrationException>(
            () => new EventCatalog([Opened, EventType.Of<AccountEvent.Closed>("account.opened", 1, AccountJson.Default)]));
        Assert.Equal(["account.opened@1 is registered 2 times"], error.Problems);
    }

    [Fact]
    public void A_class_registered_twice_is_refused_together_with_every_other_problem()
    {
        var error = Assert.Throws<InvalidRegistrationException>(() => new EventCatalog([Opened, Opened]));
        Assert.Equal(["account.opened@1 is registered 2 times", $"{typeof(AccountEvent.Opened)} is registered 2 times"], error.Problems);
        Assert.Contains("account.opened@1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_versions_of_one_name_live_side_by_side()
    {
        var catalog = new EventCatalog([Opened, EventType.Of<AccountEvent.Closed>("account.opened", 2, AccountJson.Default)]);
        Assert.Equal(typeof(AccountEvent.Closed), catalog.Of("account.opened", 2).ClrType);
        Assert.Equal(1, catalog.Of(new AccountEvent.Opened("Ada")).Version);
    }

    [Fact]
    public void Classes_of_one_name_in_different_hierarchies_are_different_events()
    {
        var catalog = new EventCatalog([Opened, EventType.Of<ShopEvent.Opened>("shop.opened", 1, ShopJson.Default)]);
        Assert.Equal("shop.opened", catalog.Of(new ShopEvent.Opened("High Street")).Name);
    }

    [Fact]
    public void An_unregistered_class_and_an_unknown_name_are_errors()
    {
        var catalog = new EventCatalog([Opened]);
        Assert.Throws<InvalidRegistrationException>(() => catalog.Of(new AccountEvent.Closed("")));
        Assert.Throws<UnknownEventException>(() => catalog.Of("account.opened", 2));
        Assert.False(catalog.Contains(typeof(AccountEvent.Closed)));
    }
}
