
namespace FieldServices.EventStore.Tests.Model;

public sealed class CommandIdentityTests
{
    private static readonly TenantId Tenant = new(new Guid("01890a5d-ac96-774b-bcce-b302099a8057"));
    private static readonly Guid Thing = new("01890a5d-ac96-774b-bcce-b302099a8058");

    [Fact]
    public void The_same_tenant_command_thing_and_key_give_the_same_identity() =>
        Assert.Equal(CommandIdentity.For(Tenant, "order.ship", Thing, "k"), CommandIdentity.For(Tenant, "order.ship", Thing, "k"));

    [Fact]
    public void Each_part_makes_another_identity()
    {
        Guid[] all =
        [
            CommandIdentity.For(Tenant, "order.ship", Thing, "k"),
            CommandIdentity.For(new TenantId(Thing), "order.ship", Thing, "k"),
            CommandIdentity.For(Tenant, "order.shipped", Thing, "k"),
            CommandIdentity.For(Tenant, "order.ship", null, "k"),
            CommandIdentity.For(Tenant, "order.ship", Tenant.Value, "k"),
            CommandIdentity.For(Tenant, "order.ship", Thing, "K"),
        ];
        Assert.Equal(all.Length, all.Distinct().Count());
    }

    [Fact]
    public void An_identity_says_that_it_is_a_UUID_of_version_8()
    {
        var identity = CommandIdentity.For(Tenant, "order.ship", Thing, "k");
        Assert.Equal(8, identity.Version);
        Assert.InRange(identity.Variant, 0x8, 0xB);
    }

    [Fact]
    public void An_identity_never_changes_over_releases_because_outcomes_are_found_by_it() =>
        Assert.Equal(new Guid("dc6ec2b7-9b90-81c8-9dc8-352b522ac16b"), CommandIdentity.For(Tenant, "order.ship", Thing, "k"));
}
