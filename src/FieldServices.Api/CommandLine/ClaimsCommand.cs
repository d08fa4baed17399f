using System.CommandLine;
using FieldServices.Api.Hosting;
using FieldServices.Api.Security;
using FieldServices.Domain.Modules;
using FieldServices.EventStore.Appending;
using Spectre.Console;
using Command = System.CommandLine.Command;

namespace FieldServices.Api.CommandLine;

internal static class ClaimsCommand
{
    public static Command Build() => new("claims", "What only one thing of a tenant may have, such as the number of a certificate.") { Check() };

    private static Command Check()
    {
        var tenant = new TenantOption("Only this tenant; all of them when left out.");
        var repair = new Option<bool>("--repair") { Description = "Mend what differs, unless another thing has it." };
        var command = new Command(
            "check", "Compare the claims with what follows from the log, thing by thing; ends with 1 when something differs that was not mended.")
        {
            tenant.Option, repair,
        };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var mend = arguments.GetValue(repair);
            var (found, open) = (0, 0);
            foreach (var owner in await tenant.OneOrAllAsync(arguments, platform, cancellation))
            {
                await foreach (var difference in DifferencesAsync(platform, owner, mend, cancellation))
                {
                    found++;
                    open += mend && difference.Holder is null ? 0 : 1;
                    AnsiConsole.WriteLine($"{owner.Slug}  {difference.Stream}  {difference.Kind}  {Tell(difference)}{(mend && difference.Holder is null ? "; mended" : "")}");
                }
            }
            if (open > 0)
                throw new UserErrorException($"{open} of {found} differences remain. --repair mends those that no other thing stands in the way of; the others need a command that changes one of the two things.");
            AnsiConsole.WriteLine(found == 0 ? "All claims are as the log says." : $"{found} differences were mended.");
        });
        return command;
    }

    private static string Tell(ClaimDifference difference) => difference switch
    {
        { Held: true } => "is held without a reason",
        { Holder: { } holder } => $"belongs to {holder} too, which was first",
        _ => "is not held",
    };

    private static async IAsyncEnumerable<ClaimDifference> DifferencesAsync(
        Platform platform, Tenant owner, bool repair, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var audit = new ClaimAudit((await platform.Places.OfAsync(owner.Id, cancellationToken)).Database);
        foreach (var module in platform.Modules.Where(m => m.ClaimKinds.Count > 0))
        {
            var differences = audit.RunAsync(
                owner.Id, module.Subject, [.. module.ClaimKinds.Select(k => k.Name)],
                stream => platform.Log.FoldAsync(owner.Id, stream, module.Initial, module.Evolve, null, cancellationToken),
                module.ClaimsOf, repair, cancellationToken);
            await foreach (var difference in differences)
                yield return difference;
        }
    }
}
