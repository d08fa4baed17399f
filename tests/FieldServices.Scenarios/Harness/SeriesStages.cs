using System.Text.Json.Nodes;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Series;

namespace FieldServices.Scenarios.Harness;

/// <summary>A series on which the example of a command is possible, and times to come in the examples.</summary>
public static class SeriesStages
{
    public static async Task<Guid> SubjectAsync(Bookable from, Command line)
    {
        var terms = new SeriesTerms(from.Service, Guid.CreateVersion7(), [from.Technician]);
        var id = (await from.Client.PostAsync(new BeginSeries(terms, "FREQ=DAILY", Bookable.Nine))).Accepted().Id;
        if (line.Example is NoteVisit)
            (await from.Client.PostAsync(new PlanSeries(), id)).Accepted();
        return id;
    }

    public static async Task FitAsync(Client client, JsonObject example)
    {
        if (example["terms"] is JsonObject terms)
        {
            var made = await Bookable.MakeAsync(client);
            (terms["serviceId"], terms["technicianIds"]) = (made.Service.Value, new JsonArray(made.Technician.Value));
        }

        if (example.ContainsKey("day"))
            example["day"] = Day(1);
        if (example.ContainsKey("from"))
            example["from"] = Day(3);
        if (example.ContainsKey("start"))
            example["start"] = Bookable.Nine.AddDays(example.ContainsKey("day") ? 2 : 3).ToString("s", null);
    }

    private static string Day(int days) => DateOnly.FromDateTime(Bookable.Nine.AddDays(days)).ToString("O", null);
}
