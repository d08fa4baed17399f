using System.Text.Json;
using FieldServices.Api.Commands;
using FieldServices.Domain.Modules;
using FieldServices.EventStore;

namespace FieldServices.Soak.Driving;

/// <summary>A command ready to be sent, as often as it takes.</summary>
internal sealed record Order(string Name, string Path, string Json, string Key, Guid CommandId, long? IfMatch)
{
    /// <summary>Gives a command a key of its own.</summary>
    /// <param name="tenant">Whose client sends it.</param>
    /// <param name="command">The record, such as <c>new AcknowledgeEmergency()</c>.</param>
    /// <param name="id">The thing; null for commands that begin one.</param>
    /// <param name="ifMatch">The version that it must have.</param>
    public static Order Of(TenantId tenant, object command, Guid? id = null, long? ifMatch = null)
    {
        var (module, line) = FieldServicesModules.All.SelectMany(m => m.Commands.Select(c => (m, c))).Single(l => l.c.ClrType == command.GetType());
        var path = CommandRoutes.PathOf(module, line).Replace("{id}", id?.ToString(), StringComparison.Ordinal);
        var key = Guid.CreateVersion7().ToString();
        return new Order(line.FullName, path, JsonSerializer.Serialize(command, line.Json), key, CommandIdentity.For(tenant, line.FullName, id, key), ifMatch);
    }
}
