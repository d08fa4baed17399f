using System.Text.Json;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Modules;

namespace FieldServices.Domain.Tests.Modules;

/// <summary>Commands are read strictly: what is not understood is refused, with the path of the culprit.</summary>
public sealed class CommandJsonTests
{
    private const string Good = """{"category":"water-leak","description":"Leak","channel":"phone","point":{"latitude":51.5,"longitude":-0.1}}""";

    [Fact]
    public void A_command_is_read_from_camel_case_with_enums_in_kebab_case()
    {
        var report = Read(Good.Replace("\"phone\"", "\"phone\",\"dangerFlags\":[\"gas-smell\"]", StringComparison.Ordinal));

        Assert.Equal((EmergencyCategory.WaterLeak, ContactChannel.Phone, 51.5), (report.Category, report.Channel, report.Point!.Latitude));
        Assert.Equal([DangerFlag.GasSmell], report.DangerFlags!);
    }

    [Theory]
    [InlineData("\"channel\"", "\"chanel\":1,\"channel\"", "chanel")]
    [InlineData("\"water-leak\"", "\"earthquake\"", "$.category")]
    [InlineData("\"water-leak\"", "3", "$.category")]
    [InlineData("\"Leak\"", "null", "description")]
    [InlineData("\"description\":\"Leak\",", "", "description")]
    [InlineData("51.5", "\"north\"", "$.point.latitude")]
    [InlineData("\"latitude\":51.5,", "", "latitude")]
    [InlineData("\"channel\"", "\"category\":\"flood\",\"channel\"", "category")]
    public void What_is_not_understood_is_refused(string what, string by, string culprit)
    {
        var error = Assert.ThrowsAny<JsonException>(() => Read(Good.Replace(what, by, StringComparison.Ordinal)));

        Assert.Contains(culprit, $"{error.Path} {error.Message}", StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_must_be_a_uuid() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("""{"contractorId":"seven"}""", CommandJson.Default.AcceptDispatch));

    [Fact]
    public void Every_example_survives_its_own_JSON() =>
        Assert.All(FieldServicesModules.All.SelectMany(m => m.Commands), c =>
        {
            var json = JsonSerializer.Serialize(c.Example, c.Json);
            Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize(json, c.Json), c.Json));
        });

    private static ReportEmergency Read(string json) => JsonSerializer.Deserialize(json, CommandJson.Default.ReportEmergency)!;
}
