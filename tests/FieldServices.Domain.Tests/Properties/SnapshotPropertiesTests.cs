using System.Text.Json;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Tests.Contractors;
using FsCheck;
using FsCheck.Fluent;

namespace FieldServices.Domain.Tests.Properties;

/// <summary>A state that was kept and read again goes on exactly as if it had never been away.</summary>
public sealed class SnapshotPropertiesTests
{
    private static Gen<ContractorEvent> AnyContractorEvent { get; } = Gen.OneOf(
        from number in Gen.Choose(1, 9)
        from verified in Gen.Elements("Register", null)
        from skill in Gen.Elements(Enum.GetValues<Skill>())
        select (ContractorEvent)new ContractorSkillsSet([new HeldSkill(skill, $"C-{number}", new DateOnly(2027, 1, number), verified)]),
        from kind in Gen.Elements(Enum.GetValues<InsuranceKind>())
        from amount in Gen.Choose(1, 1_000_000)
        select (ContractorEvent)new ContractorInsuranceSet(SampleContractors.Liability with { Kind = kind, Limit = new Money(amount / 100m, "GBP") }),
        Gen.Choose(1, 90_000).Select(r => (ContractorEvent)new ContractorCoverageSet(new Coverage(SampleContractors.QueensPark, r / 7d))),
        Gen.Choose(1, 80).Select(d => (ContractorEvent)new ContractorCoverageSet(new Coverage(Polygon: [new(d, 0.1), new(d, 0.3), new(d + 1, 0.2), new(d, 0.1)]))),
        Gen.Elements(true, false).Select(a => (ContractorEvent)new ContractorAvailabilitySet(a, "Holiday")));

    [Fact]
    public void A_snapshot_of_an_emergency_and_the_rest_of_its_history_fold_to_the_same_state() => Check.QuickThrowOnFailure(Prop.ForAll(
        Arb.From(Gen.Zip(RandomEmergency.Any.Generator, Gen.Choose(0, 1_000))),
        x => Same(EmergencyModule.Module, x.Item1.Events, x.Item2)));

    [Fact]
    public void A_snapshot_of_a_contractor_and_the_rest_of_its_history_fold_to_the_same_state() => Check.QuickThrowOnFailure(Prop.ForAll(
        Arb.From(Gen.Zip(Gen.ListOf(AnyContractorEvent), Gen.Choose(0, 1_000))),
        x => Same(ContractorModule.Module, x.Item1.Prepend(new ContractorRegistered("Kilburn \u00e9\ud83d\udd25")), x.Item2)));

    [Fact]
    public void Every_module_keeps_snapshots() => Assert.All(FieldServicesModules.All, m => Assert.NotNull(m.SnapshotFormat));

    private static void Same(Module module, IEnumerable<object> history, int at)
    {
        object[] events = [.. history];
        var cut = at % (events.Length + 1);
        var json = module.SnapshotFormat!.Json;
        var kept = JsonSerializer.SerializeToUtf8Bytes(events.Take(cut).Aggregate(module.Initial, module.Evolve), json);
        var resumed = events.Skip(cut).Aggregate(JsonSerializer.Deserialize(kept, json)!, module.Evolve);
        Assert.Equivalent(events.Aggregate(module.Initial, module.Evolve), resumed, strict: true);
    }
}
