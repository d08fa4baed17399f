using System.Text.Json;
using System.Text.Json.Nodes;
using FieldServices.Api.Problems;
using FieldServices.Domain.Modules;

namespace FieldServices.Api.Commands.Bulk;

/// <summary>Turns the body of a request into validated commands, or into what is wrong with it; nothing is done while any of them is wrong.</summary>
internal static class BulkReader
{
    /// <summary>So many take a moment; more would keep a connection busy for long.</summary>
    public const int Most = 200;

    private const int MostProblems = 50;

    public static (IReadOnlyList<(BulkItem Item, object Command)>? Items, Problem? Problem) Read(byte[] json, Command command)
    {
        var (value, problem) = JsonBody.Read(json, BulkJson.Default.BulkBody);
        if (value is not BulkBody body)
            return (null, problem);
        if (WrongList(body) is { } wrong)
            return (null, JsonBody.Invalid([wrong]));
        List<FieldProblem> errors = [];
        List<(BulkItem, object)> items = [];
        foreach (var (index, item) in body.Items.Index())
        {
            var (read, itemProblem) = CommandReader.Read(Merged(body.Command, item.Command), command);
            if (read is not null)
                items.Add((item, read));
            else
                errors.AddRange((itemProblem!.Errors ?? [new FieldProblem("", "invalid", itemProblem.Title)]).Select(e => e with { Pointer = $"/items/{index}/command{e.Pointer}" }));
        }

        return errors.Count == 0 ? (items, null) : (null, JsonBody.Invalid([.. errors.Take(MostProblems)]));
    }

    private static FieldProblem? WrongList(BulkBody body)
    {
        if (body.Items.Count is 0 or > Most)
            return new FieldProblem("/items", "invalid", $"Give from 1 to {Most} items; these are {body.Items.Count}. Send more in several requests, each with a key of its own.");
        if (body.Items.Index().FirstOrDefault(i => i.Item is null) is { Item: null, Index: var missing } && body.Items.Any(i => i is null))
            return new FieldProblem($"/items/{missing}", "required", "null is not an item; give its id.");
        var twice = body.Items.Index().GroupBy(i => i.Item.Id).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? null : new FieldProblem($"/items/{twice.Last().Index}/id", "repeated", "The item stands in the list twice; name each once.");
    }

    private static byte[] Merged(JsonObject? all, JsonObject? own)
    {
        var merged = new JsonObject();
        foreach (var (name, value) in (all ?? []).Concat(own ?? []))
            merged[name] = value?.DeepClone();
        return JsonSerializer.SerializeToUtf8Bytes(merged, ApiJson.Default.JsonObject);
    }
}
