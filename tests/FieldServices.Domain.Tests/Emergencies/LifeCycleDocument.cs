using System.Text;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Tests.Contractors;
using FieldServices.EventStore;
using static FieldServices.Domain.Tests.Emergencies.SampleEmergencies;

namespace FieldServices.Domain.Tests.Emergencies;

/// <summary>The life cycle as a page, made by trying every command in every status; so it cannot say what the code does not do.</summary>
internal static class LifeCycleDocument
{
    private sealed record Step(Command Command, EmergencyStatus From, EmergencyStatus To, IReadOnlyList<string> Events);

    public static string Text()
    {
        var steps = Steps().ToList();
        var text = new StringBuilder("# The life cycle of an emergency\n\n");
        text.Append("Made from the module's table by a test; to renew it: `DOCS=write dotnet test tests/FieldServices.Domain.Tests`.\n\n");
        text.Append(Diagram(steps)).Append('\n').Append(Commands(steps)).Append('\n').Append(Levels()).Append('\n').Append(ByItselfDocument.Text());
        return text.ToString();
    }

    private static string Diagram(List<Step> steps)
    {
        var text = new StringBuilder("```mermaid\nstateDiagram-v2\n    [*] --> Reported: report\n");
        foreach (var arrow in steps.Where(s => s.From != s.To || s.Command.Name == "dispatch").GroupBy(s => (s.From, s.To)))
            text.Append($"    {arrow.Key.From} --> {arrow.Key.To}: {string.Join(", ", arrow.Select(s => s.Command.Name))}\n");
        return text.Append("    Closed --> [*]\n    Cancelled --> [*]\n```\n").ToString();
    }

    private static string Commands(List<Step> steps)
    {
        var text = new StringBuilder("| command | what it says | who may | possible in | then | events |\n|---|---|---|---|---|---|\n");
        foreach (var command in EmergencyModule.Module.Commands)
        {
            var own = steps.Where(s => s.Command == command).ToList();
            var next = own.Select(s => s.From == s.To ? "the same" : s.To.ToString()).Distinct().ToList();
            var events = own.SelectMany(s => s.Events).Distinct();
            text.Append($"| `{command.Name}` | {command.Summary} | {Join(command.Roles)} | {(command.Starts ? "nothing yet" : Join(command.From))} | ")
                .Append($"{(command.Starts ? "Reported" : Join(next))} | {(command.Starts ? "`emergency.reported`" : string.Join(" ", events.Select(e => $"`{e}`")))} |\n");
        }

        return text.ToString();
    }

    private static string Levels()
    {
        var text = new StringBuilder("| priority | acknowledged within | dispatched within | on site within |\n|---|---|---|---|\n");
        foreach (var level in ServiceLevels.All)
            text.Append($"| {level.Priority} | {level.Acknowledge:c} | {level.Dispatch:c} | {level.OnSite:c} |\n");
        return text.ToString();
    }

    private static IEnumerable<Step> Steps() =>
        from status in Enum.GetValues<EmergencyStatus>()
        from command in EmergencyModule.Module.Commands.Where(c => c.From.Contains(status.ToString()))
        let history = LifeCycleTests.HistoryFor(command.Name, status)
        let state = Emergency.Aggregate.Fold(history)
        let decision = command.Decide(state, LifeCycleTests.CommandFor(command.Name, history), LifeCycleTests.FactsFor(command.Name, history), Later)
        let events = ((Decision<object>.Accepted)decision).Events
        let after = (Emergency)events.Aggregate((object)state, EmergencyModule.Module.Evolve)
        select new Step(command, status, after.Status, [.. events.Select(e => EmergencyModule.Module.Events.Single(t => t.ClrType == e.GetType()).Name)]);

    private static string Join<T>(IEnumerable<T> items) => string.Join(", ", items);
}
