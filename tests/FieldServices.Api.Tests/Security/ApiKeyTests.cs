using FieldServices.Api.Security;

namespace FieldServices.Api.Tests.Security;

public sealed class ApiKeyTests
{
    [Theory]
    [InlineData("live")]
    [InlineData("test")]
    public void A_key_is_read_back_as_it_was_made(string mode)
    {
        var key = ApiKey.Create(mode);
        Assert.StartsWith($"fs_{mode}_", key.ToString(), StringComparison.Ordinal);
        Assert.Equal(key, ApiKey.TryParse(key.ToString()));
        Assert.Equal(key.Hash(), ApiKey.TryParse(key.ToString())!.Hash());
    }

    [Fact]
    public void No_two_keys_are_alike()
    {
        var keys = Enumerable.Range(0, 1_000).Select(_ => ApiKey.Create("live")).ToArray();
        Assert.Equal(keys.Length, keys.Select(k => k.Id).Distinct().Count());
        Assert.Equal(keys.Length, keys.Select(k => k.Secret).Distinct().Count());
    }

    [Fact]
    public void The_hash_covers_every_part()
    {
        var key = ApiKey.Create("live");
        ApiKey[] all = [key, key with { Mode = "test" }, key with { Id = new string('0', 10) }, key with { Secret = new string('0', 32) }];
        Assert.Equal(all.Length, all.Select(k => Convert.ToHexString(k.Hash())).Distinct().Count());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("fs_live_0123456789")]
    [InlineData("fs_demo_0123456789_01234567890123456789012345678901")]
    [InlineData("xx_live_0123456789_01234567890123456789012345678901")]
    [InlineData("fs_live_012345678_01234567890123456789012345678901")]
    [InlineData("fs_live_0123456789_0123456789012345678901234567890")]
    [InlineData("fs_live_0123456789_01234567890123456789012345678901_more")]
    public void What_has_not_the_shape_of_a_key_is_none(string? text) => Assert.Null(ApiKey.TryParse(text));
}
