using System.Text.Json;
using System.Text.Json.Nodes;
using FieldServices.EventStore;
using FieldServices.Workflows.Messages;

namespace FieldServices.Api.Messaging.Local;

/// <summary>A folder where messages end that shall reach nobody: one file for each, below its tenant.</summary>
public sealed class LocalOutbox(string folder, MessageTemplates templates)
{
    /// <summary>Writes a message, over itself when it comes again.</summary>
    public async Task WriteAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var body = MessageBody.Of(message, templates.Render(message.Message));
        body["workflow"] = message.Cause.Stream.ToString();
        var file = Path.Combine(Directory.CreateDirectory(FolderOf(message.Tenant)).FullName, $"{message.Id}.json");
        var unfinished = $"{file}.{Guid.NewGuid():N}";
        await File.WriteAllBytesAsync(unfinished, JsonSerializer.SerializeToUtf8Bytes(body, ApiJson.Readable.JsonObject), cancellationToken);
        File.Move(unfinished, file, overwrite: true);
    }

    /// <summary>The messages of a tenant that came last, newest first.</summary>
    public async Task<JsonArray> ReadAsync(TenantId tenant, int most, CancellationToken cancellationToken)
    {
        var owned = new DirectoryInfo(FolderOf(tenant));
        var messages = new JsonArray();
        if (!owned.Exists)
            return messages;
        foreach (var file in owned.EnumerateFiles("*.json").OrderByDescending(f => f.LastWriteTimeUtc).Take(most))
            messages.Add(JsonNode.Parse(await File.ReadAllBytesAsync(file.FullName, cancellationToken)));
        return messages;
    }

    private string FolderOf(TenantId tenant) => Path.Combine(folder, tenant.ToString());
}
