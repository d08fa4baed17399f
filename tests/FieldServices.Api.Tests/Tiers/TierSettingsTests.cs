using FieldServices.Api.CommandLine;
using FieldServices.Api.Tiers;

namespace FieldServices.Api.Tests.Tiers;

public sealed class TierSettingsTests
{
    [Fact]
    public void Without_settings_a_key_without_a_tier_is_pro_and_each_tier_may_ask_for_more_than_the_one_below()
    {
        var settings = TierSettings.Read(new Dictionary<string, string> { ["FIELDSERVICES_DATABASE"] = "x" });
        Assert.Equal(ClientTier.Pro, settings.TierOf(null));
        Assert.Equal(ClientTier.Free, settings.TierOf(ClientTier.Free));
        var all = Enum.GetValues<ClientTier>().Select(t => settings.Of(t)).ToList();
        Assert.All(all.Zip(all.Skip(1)), pair =>
        {
            Assert.True(pair.First.Cost < pair.Second.Cost && pair.First.Depth < pair.Second.Depth && pair.First.Aliases < pair.Second.Aliases);
            Assert.True(pair.First.Roots < pair.Second.Roots && pair.First.StatementSeconds < pair.Second.StatementSeconds && pair.First.Seconds < pair.Second.Seconds);
        });
    }

    [Fact]
    public void What_a_variable_names_changes_and_the_rest_stays()
    {
        var settings = TierSettings.Read(new Dictionary<string, string>
        {
            ["FIELDSERVICES_TIER_FREE"] = "cost=77  statement-seconds=1", ["FIELDSERVICES_TIER_DEFAULT"] = "free",
        });
        Assert.Equal(TierSettings.Unconfigured.Of(ClientTier.Free) with { Cost = 77, StatementSeconds = 1 }, settings.Of(null));
        Assert.Equal(TierSettings.Unconfigured.Of(ClientTier.Pro), settings.Of(ClientTier.Pro));
        Assert.Equal(77, settings.OperationOf(null).MaxCost);
    }

    [Theory]
    [InlineData("FIELDSERVICES_TIER_GOLD", "cost=1", "names no tier. There are: free, pro, enterprise")]
    [InlineData("FIELDSERVICES_TIER_DEFAULT", "gold", "FIELDSERVICES_TIER_DEFAULT is one of: free, pro, enterprise")]
    [InlineData("FIELDSERVICES_TIER_FREE", "price=1", "FIELDSERVICES_TIER_FREE says 'price=1'")]
    [InlineData("FIELDSERVICES_TIER_FREE", "cost", "FIELDSERVICES_TIER_FREE says 'cost'")]
    [InlineData("FIELDSERVICES_TIER_FREE", "cost=0", "'0'")]
    [InlineData("FIELDSERVICES_TIER_FREE", "cost=-1", "'-1'")]
    public void A_setting_that_is_not_usable_is_named(string variable, string value, string message) =>
        Assert.Contains(
            message, Assert.Throws<UserErrorException>(() => TierSettings.Read(new Dictionary<string, string> { [variable] = value })).Message, StringComparison.Ordinal);
}
