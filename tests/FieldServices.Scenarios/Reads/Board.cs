using System.Globalization;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Shared;
using FieldServices.EventStore.Views;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Reads;

/// <summary>A board on which everything occurs: every status, absent values, equal times; and the same rows folded in memory.</summary>
public sealed class Board : ScenarioServer
{
    private const int Emergencies = 60;
    private static readonly string?[] Boroughs = ["Brent", "Camden", "Barnet", "Tower Hamlets", "", null];
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 6, 0, 0, TimeSpan.Zero);

    /// <summary>The end of the log when the board was complete.</summary>
    public long Position { get; private set; }

    public IReadOnlyList<Guid> Contractors { get; private set; } = [];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var random = new Random(20090101);
        Contractors = [await Samples.ContractorAsync(Admin, "Ace"), await Samples.ContractorAsync(Admin, "Zodiac_Trades"), await Samples.ContractorAsync(Admin, "ace & sons")];
        (await Admin.PostAsync(new SetSkills([]), Contractors[2])).Accepted();
        (await Admin.PostAsync(new SetAvailability(false), Contractors[2])).Accepted();
        (await Admin.PostAsync(new RegisterContractor("Zo%"))).Accepted();
        for (var i = 0; i < Emergencies; i++)
            await LiveAsync(random, Start.AddMinutes(random.Next(40) * 30));
        Position = await Server.Platform.Log.HeadAsync(Tenant.Id);
        foreach (var table in Server.Platform.Tables)
            Assert.True(await Server.Platform.Progress.WaitAsync(table.View, Tenant.Id, Position, TimeSpan.FromMinutes(1)));
    }

    /// <summary>The rows that a view must have: the fold of the log in memory, without tables.</summary>
    public async Task<IReadOnlyList<TRow>> RowsAsync<TRow>(View<TRow> view)
        where TRow : class
    {
        var rows = new Dictionary<object, TRow?>();
        await foreach (var envelope in Server.Platform.Log.ReadLogAsync(Tenant.Id, 0, int.MaxValue))
        {
            if (view.Events.Contains(envelope.Type.ClrType))
                rows[view.KeyOf(envelope)] = view.Evolve(rows.GetValueOrDefault(view.KeyOf(envelope)), envelope);
        }
        return [.. rows.Values.OfType<TRow>()];
    }

    /// <summary>Reports an emergency and leads it through random steps; those that its state does not allow are refused, which is fine.</summary>
    private async Task LiveAsync(Random random, DateTimeOffset at)
    {
        var contractor = new ContractorId(Contractors[random.Next(2)]);
        var id = await ReportAsync(random, at);
        object[] steps =
        [
            new AcknowledgeEmergency(), new PauseClock(PauseReason.CustomerNotReachable, "No answer."), new ResumeClock(), new DispatchEmergency(contractor),
            new AcceptDispatch(contractor), new StartTravel(contractor), new ArriveOnSite(contractor), new MakeSafe(), new ResolveEmergency("Done."), new CloseEmergency(),
        ];
        foreach (var step in steps.Take(random.Next(steps.Length + 1)))
            await Admin.PostAsync(step, id, At(at = at.AddSeconds(random.Next(60, 1_200))));
        await Admin.PostAsync(new RaiseFollowUp(), id, At(at.AddSeconds(30)));
        if (at.Minute % 2 == 0)
            await Admin.PostAsync(new EscalateEmergency(EscalationReason.NoContractor), id, At(at.AddSeconds(30)));
        if (random.Next(6) == 0)
            await Admin.PostAsync(new CancelEmergency(CancelReason.ByCaller), id, At(at.AddMinutes(1)));
        if (random.Next(6) == 0)
            await Admin.PostAsync(new ReopenEmergency("Again."), id, At(at.AddMinutes(2)));
    }

    public async Task<Guid> ReportAsync(Random random, DateTimeOffset at) => (await Admin.PostAsync(ReportOf(random), null, At(at))).Accepted().Id;

    private static (string, string) At(DateTimeOffset at) => ("FS-Effective-At", at.ToString("O", CultureInfo.InvariantCulture));

    private static ReportEmergency ReportOf(Random random)
    {
        var borough = Boroughs[random.Next(Boroughs.Length)] is { Length: > 0 } name ? name : null;
        var address = new Address("14 Salusbury Road", Postcode: "NW6 6RG", Borough: borough, Ward: random.Next(2) == 0 ? "Queens Park" : null);
        var categories = Enum.GetValues<EmergencyCategory>();
        return new ReportEmergency(
            categories[random.Next(categories.Length)], Samples.Description, ContactChannel.Web,
            random.Next(4) == 0 ? null : new GeoPoint(51.5 + (random.NextDouble() / 20), -0.2 + (random.NextDouble() / 20)),
            address,
            DangerFlags: random.Next(3) == 0 ? [DangerFlag.Smoke, DangerFlag.Injury] : [],
            ExternalReference: random.Next(2) == 0 ? $"X_{random.Next(100):00}" : null);
    }
}
