using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FieldServices.Domain.Modules;
using FieldServices.Workflows;

namespace FieldServices.Domain.Tests.Specifications;

/// <summary>Outputs as text; whatever is not registered anywhere has none, and fails.</summary>
internal static class OutputText
{
    public static string Of(Output output) => output switch
    {
        Output.Record record => $"record {Json(record.Event, EventJson(record.Event))}",
        Output.Send send => $"send {send.Key} {CommandOf(send.Command).FullName} {send.StreamId} {Json(send.Command, CommandOf(send.Command).Json)}",
        Output.SetTimer set => $"set {set.Key} {set.When.Due:O} {set.When.Cron} {set.When.Zone}",
        Output.CancelTimer cancel => $"cancel {cancel.Key}",
        Output.Deliver { Message: { } m } =>
            $"deliver {m.Channel} {m.Recipient} {m.Template} {m.Priority} {string.Join(", ", m.Data.OrderBy(d => d.Key).Select(d => $"{d.Key}={d.Value}"))}",
        _ => throw new InvalidOperationException("There is no sixth output."),
    };

    public static Command CommandOf(object command) =>
        FieldServicesModules.All.SelectMany(m => m.Commands).Single(c => c.ClrType == command.GetType());

    private static JsonTypeInfo EventJson(object @event) =>
        FieldServicesModules.Workflows.SelectMany(w => w.Records).Single(r => r.ClrType == @event.GetType()).Json;

    private static string Json(object value, JsonTypeInfo type) => $"{value.GetType().Name} {JsonSerializer.Serialize(value, type)}";
}
