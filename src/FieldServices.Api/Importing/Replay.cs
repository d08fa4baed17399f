using System.Security.Cryptography;
using System.Text.Json;
using FieldServices.Api.Commands;
using FieldServices.Api.Hosting;
using FieldServices.Api.Security;
using FieldServices.Domain.Modules;

namespace FieldServices.Api.Importing;

/// <summary>Sends commands for things of the past through the same door as everybody else's: validated, decided, remembered by key.</summary>
public sealed class Replay(Platform platform, Caller caller)
{
    private readonly Guid correlation = Guid.CreateVersion7();
    private long sent;

    /// <summary>How many commands were sent, repetitions included.</summary>
    public long Sent => Interlocked.Read(ref sent);

    /// <summary>Sends a command and answers the id of its thing, and whether an earlier import had sent the same.</summary>
    /// <exception cref="ReplayException">The command is not valid or was refused.</exception>
    public async Task<(Guid Id, bool Known)> SendAsync(Module module, Guid? id, object body, string key, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var command = module.Commands.Single(c => c.ClrType == body.GetType());
        var errors = command.Validate(body).Errors;
        if (errors.Count > 0)
            throw new ReplayException($"{command.Name}: {errors[0].PropertyName}: {errors[0].ErrorMessage}");
        var fingerprint = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(body, command.Json));
        var request = new CommandRequest(caller.Tenant, caller.Actor, module, command, body, id, key, fingerprint, ExpectedVersion: null, at, correlation);
        var result = await platform.Commands.HandleAsync(request, cancellationToken);
        Interlocked.Increment(ref sent);
        return result switch
        {
            CommandResult.Accepted accepted => (accepted.Stream.Id, accepted.Replayed),
            CommandResult.Rejected rejected => throw new ReplayException($"{command.Name}: {rejected.Reason.Message}"),
            CommandResult.KeyReused => throw new ReplayException($"{command.Name}: an earlier import told this differently; it is left as it was."),
            _ => throw new ReplayException($"{command.Name}: {result.GetType().Name}."),
        };
    }
}
