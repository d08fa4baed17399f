using FieldServices.Domain.Contractors;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Reads;

/// <content>What is asked through the door, of tables that are large.</content>
public sealed partial class PlanTests
{
    [Fact]
    public async Task Parts_of_a_text_are_found_in_capital_and_small_letters_of_every_alphabet()
    {
        foreach (var name in new[] { "Zakład Łódź Ślusarz", "Électricité Générale", "Große Straße 7", "ΟΔΟΣ Υδραυλικός" })
            (await tables.Admin.PostAsync(new RegisterContractor(name))).Accepted();
        var position = await tables.Server.Platform.Log.HeadAsync(tables.Tenant.Id);
        foreach (var (part, found) in new[]
        {
            ("ŁÓDŹ ś", "Zakład Łódź Ślusarz"), ("éLECTRICITÉ", "Électricité Générale"), ("STRASSE", "Große Straße 7"), ("straße", "Große Straße 7"), ("GROßE", "Große Straße 7"),
            ("οδος υδ", "ΟΔΟΣ Υδραυλικός"), ("ΚΌΣ", "ΟΔΟΣ Υδραυλικός"), ("lodz", null), ("electricite", null), ("100%", null),
        })
        {
            var data = await tables.Admin.DataAsync(
                "query($part: String, $after: After) { contractors(filter: { name: { contains: $part } }, after: $after) { nodes { name } } }", new { part, after = position });
            Assert.Equal(found is null ? [] : [found], data["contractors"]!["nodes"]!.AsArray().Select(n => (string?)n!["name"]));
        }
    }
}
