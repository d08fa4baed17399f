using FieldServices.Domain.Contractors;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Tests.Contractors;
using FieldServices.Domain.Tests.Emergencies;
using FieldServices.EventStore;
using FsCheck;
using FsCheck.Fluent;

namespace FieldServices.Domain.Tests.Properties;

/// <summary>An emergency that random commands of random people were tried on, in any order.</summary>
public sealed record RandomEmergency(IReadOnlyList<EmergencyEvent> Events, IReadOnlyList<Emergency> States)
{
    private static readonly ContractorId[] Contractors = [SampleContractors.First, SampleContractors.Second];

    internal static Gen<object> AnyCommand { get; } = Gen.OneOf(
        Gen.Constant<object>(new AcknowledgeEmergency()),
        Who(c => new DispatchEmergency(c)),
        Who(c => new DispatchEmergency(c)),
        Who(c => new AcceptDispatch(c)),
        Who(c => new AcceptDispatch(c)),
        Who(c => new DeclineDispatch(c, "Busy")),
        Who(c => new StartTravel(c)),
        Who(c => new ArriveOnSite(c)),
        Gen.Constant<object>(new MakeSafe()),
        Gen.Constant<object>(new ResolveEmergency()),
        Gen.Constant<object>(new CloseEmergency()),
        Gen.Elements(Enum.GetValues<CancelReason>()).Select(r => (object)new CancelEmergency(r)),
        Gen.Constant<object>(new ReopenEmergency("Again")),
        Gen.Elements(Enum.GetValues<Priority>()).Select(p => (object)new ChangePriority(p, "New facts")),
        Gen.Elements(Enum.GetValues<PauseReason>()).Select(r => (object)new PauseClock(r)),
        Gen.Constant<object>(new PauseClock(PauseReason.AccessRefused)),
        Gen.Constant<object>(new ResumeClock()),
        Gen.Constant<object>(new EscalateEmergency(EscalationReason.NoContractor)),
        Gen.Constant<object>(new RaiseFollowUp()),
        Gen.Choose(-50, 50).Select(d => (object)new LocateEmergency(new GeoPoint(51.53 + (d / 1_000d), -0.2))));

    internal static Gen<ReportEmergency> AnyReport { get; } =
        from category in Gen.Elements(Enum.GetValues<EmergencyCategory>())
        from channel in Gen.Elements(Enum.GetValues<ContactChannel>())
        from dangers in Gen.SubListOf(Enum.GetValues<DangerFlag>())
        from description in ArbMap.Default.GeneratorFor<NonEmptyString>()
        from latitude in Gen.Choose(-90_000, 90_000)
        select new ReportEmergency(
            category, "x" + description.Get, channel, new GeoPoint(latitude / 1_000d, 0.1), DangerFlags: [.. dangers.Take(1)], ExternalReference: description.Get);

    public static Arbitrary<RandomEmergency> Any { get; } = Arb.From(
        from report in AnyReport
        from commands in Gen.ListOf(Gen.Zip(AnyCommand, Gen.Choose(-4, 5_000)), 40)
        select Play(report, commands));

    private static Gen<object> Who(Func<ContractorId, object> command) => Gen.Elements(Contractors).Select(command);

    private static RandomEmergency Play(ReportEmergency report, IEnumerable<(object Command, int Seconds)> commands)
    {
        var (now, state) = (SampleEmergencies.T0, (object)Emergency.Initial);
        var (events, states) = (new List<EmergencyEvent>(), new List<Emergency>());
        foreach (var (command, seconds) in commands.Prepend((report, 0)))
        {
            now = now.AddSeconds(seconds);
            var line = EmergencyModule.Module.Commands.Single(c => c.ClrType == command.GetType());
            if (line.Decide(state, command, command is LinkCustomer or ReportEmergency ? null : SampleContractors.Anyone, now) is not Decision<object>.Accepted accepted)
                continue;
            foreach (var e in accepted.Events)
            {
                state = EmergencyModule.Module.Evolve(state, e);
                events.Add((EmergencyEvent)e);
                states.Add((Emergency)state);
            }
        }

        return new RandomEmergency(events, states);
    }
}
