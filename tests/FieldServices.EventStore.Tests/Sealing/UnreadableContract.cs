using FieldServices.EventStore.Sealing;
using FieldServices.EventStore.Tests.Harness;

namespace FieldServices.EventStore.Tests.Sealing;

/// <summary>A value opens only where it was sealed, with the keys that sealed it, and as it was.</summary>
public sealed class UnreadableContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private readonly TenantId tenant = Accounts.NewTenant();
    private readonly StreamId person = People.New();
    private readonly List<string> told = [];

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(30)]
    [InlineData(50)]
    [InlineData(-1)]
    public async Task A_value_that_was_changed_is_not_opened(int at)
    {
        var (log, token) = (Listening(), await TokenAsync());
        var place = at < 0 ? token.Length - 1 : Math.Max(at, 4);
        var changed = $"{token[..place]}{(token[place] == 'A' ? 'B' : 'A')}{token[(place + 1)..]}";
        Assert.Equal(PersonalData.Unreadable, await log.Personal.OpenAsync(tenant, changed));
        Assert.Equal(PersonalData.Unreadable, await log.Personal.OpenAsync(tenant, token[..^8]));
        Assert.Equal(PersonalData.Unreadable, await log.Personal.OpenAsync(tenant, "~s1."));
        Assert.Equal(3, told.Count);
        Assert.Equal(People.Name, await log.Personal.OpenAsync(tenant, token));
    }

    [Fact]
    public async Task A_value_of_another_tenant_is_not_opened_even_with_a_copy_of_its_key()
    {
        var (token, other) = (await TokenAsync(), Accounts.NewTenant());
        Assert.Equal(PersonalData.Unreadable, await Listening().Personal.OpenAsync(other, token));
        await database.ExecuteAsync(
            """
            insert into eventstore.data_keys (tenant_id, key_id, subject, master, fingerprint, wrapped)
            select $2, key_id, subject, master, fingerprint, wrapped from eventstore.data_keys where tenant_id = $1
            """,
            tenant.Value, other.Value);
        Assert.Equal(PersonalData.Unreadable, await Listening().Personal.OpenAsync(other, token));
    }

    [Fact]
    public async Task A_value_is_not_opened_when_its_key_is_given_to_somebody_else()
    {
        var token = await TokenAsync();
        await database.ExecuteAsync("update eventstore.data_keys set subject = 'person/other' where tenant_id = $1", tenant.Value);
        Assert.Equal(PersonalData.Unreadable, await Listening().Personal.OpenAsync(tenant, token));
    }

    [Fact]
    public async Task Without_its_master_key_nothing_is_opened_and_the_person_gets_no_second_key()
    {
        var token = await TokenAsync();
        var stranger = Listening(TestMasterKey.Other);
        Assert.Equal(PersonalData.Unreadable, await stranger.Personal.OpenAsync(tenant, token));
        Assert.Contains("master key", Assert.Single(told), StringComparison.Ordinal);
        await Assert.ThrowsAsync<MasterKeyException>(() => stranger.AppendAsync(People.Join(tenant, person)));
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from eventstore.data_keys where tenant_id = $1", tenant.Value));
        Assert.Equal(People.Name, await Listening(TestMasterKey.Other, TestMasterKey.Text).Personal.OpenAsync(tenant, token));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" , ")]
    [InlineData("secret")]
    [InlineData("c2hvcnQ=")]
    [InlineData(TestMasterKey.Text + "," + TestMasterKey.Text)]
    public void A_master_key_that_is_none_is_refused_without_quoting_it(string text)
    {
        var refused = Assert.Throws<MasterKeyException>(() => MasterKeys.Parse(text));
        Assert.DoesNotContain(text.Trim(' ', ',') is { Length: > 0 } quoted ? quoted : "no quotation", refused.Message, StringComparison.Ordinal);
    }

    private EventLog Listening(params string[] masters) =>
        People.Node(database, People.Sealing(masters) with { OnUnreadable = (_, reason) => told.Add(reason) });

    private async Task<string> TokenAsync()
    {
        var log = People.Node(database);
        await log.AppendAsync(People.Join(tenant, person));
        return People.ContactOf((await log.ReadStreamAsync(tenant, person).ListAsync())[0].Event).Name.Value;
    }
}
