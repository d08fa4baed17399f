using FieldServices.Api.Security;
using FieldServices.Domain.Modules;
using FieldServices.EventStore;

namespace FieldServices.Api.Tests.Security;

public sealed class StoredKeyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly StoredKey Key = new("0123456789", new TenantId(Guid.NewGuid()), [1], Role.Admin, "office", Now, null, null);

    [Fact]
    public void A_key_without_an_end_is_usable() => Assert.True(Key.IsUsableAt(Now.AddYears(100)));

    [Fact]
    public void A_key_is_usable_until_the_instant_at_which_it_expires()
    {
        var key = Key with { ExpiresAt = Now };
        Assert.True(key.IsUsableAt(Now.AddTicks(-1)));
        Assert.False(key.IsUsableAt(Now));
    }

    [Fact]
    public void A_revoked_key_is_not_usable_whatever_the_clock_of_this_node_says() =>
        Assert.False((Key with { RevokedAt = Now }).IsUsableAt(Now.AddHours(-1)));
}
