using FieldServices.Domain.Contractors;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Shared;

namespace FieldServices.Scenarios.Harness;

/// <summary>Commands that fit together, and things made with them.</summary>
public static class Samples
{
    public static readonly GeoPoint Place = new(51.5362, -0.1033);

    public const string CallerName = "Perpetua Quillfeather";
    public const string CallerPhone = "020 7946 0018";
    public const string CallerEmail = "perpetua@quillfeather.example";

    public static readonly Domain.Emergencies.Caller Caller = new(CallerName, CallerPhone, CallerEmail);

    public const string Description = "Brown water pours from the chandelier.";

    public static ReportEmergency Report { get; } = new(
        EmergencyCategory.WaterLeak, Description, ContactChannel.Phone, Place,
        new Address("14 Salusbury Road", "Flat 2", "London", "NW6 6RG", "Brent"), Caller);

    /// <summary>What nobody may find in a log.</summary>
    public static IReadOnlyList<string> Personal { get; } =
        [CallerName, "Quillfeather", CallerPhone, CallerEmail, Description, "chandelier", "Salusbury", "NW6 6RG"];

    /// <summary>Reports an emergency and returns its id.</summary>
    public static async Task<Guid> ReportedAsync(Client client, ReportEmergency? report = null) =>
        (await client.PostAsync(report ?? Report)).Accepted().Id;

    /// <summary>A contractor who may be sent to any of these samples, for every skill.</summary>
    public static async Task<Guid> ContractorAsync(Client client, string name = "Kilburn Emergency Trades", TradingContact? contact = null)
    {
        var id = (await client.PostAsync(new RegisterContractor(name, contact))).Accepted().Id;
        foreach (var command in Qualifications(id))
            (await client.PostAsync(command, id)).Accepted();
        return id;
    }

    public static void AssertNothingPersonal(LogLines log)
    {
        foreach (var line in log.Lines)
            Assert.DoesNotContain(Personal, word => line.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    public static IEnumerable<object> Qualifications(Guid contractor)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var skills = Enum.GetValues<Skill>().Select(s => new HeldSkill(s, $"CERT-{s}-{contractor}", today.AddYears(1), "the office"));
        yield return new SetSkills([.. skills]);
        yield return new SetInsurance(InsuranceKind.PublicLiability, "Thames Mutual", new Money(5_000_000, "GBP"), today.AddYears(-1), today.AddYears(1));
        yield return new SetCoverage(Place, 20_000);
    }
}
