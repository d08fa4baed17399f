using System.CommandLine;
using FieldServices.Api.Audit;
using FieldServices.Api.Privacy;
using FieldServices.EventStore;
using FieldServices.EventStore.Sealing;

namespace FieldServices.Api.CommandLine;

/// <summary>What persons may ask for: what is held about them, and that it be made unreadable.</summary>
internal static class SubjectsCommand
{
    private const int PageSize = 500;

    public static Command Build() => new("subjects", "The personal data of one person.") { Show(), Erase(), Certificate(), Index() };

    private static Command Show()
    {
        var (subject, tenant) = (Subject(), new TenantOption());
        var command = new Command("show", "Print every event with personal data of a subject, one JSON object per line; reads the whole log.") { subject, tenant.Option };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var owner = await tenant.ResolveAsync(arguments, platform, cancellation);
            var whose = await ThingArgument.ResolveAsync(arguments.GetRequiredValue(subject), owner.Id, platform, cancellation);
            var (last, count) = (0L, -1);
            while (count is -1 or PageSize)
            {
                count = 0;
                await foreach (var (envelope, body) in new HeldData(platform.Log).ReadAsync(owner.Id, whose, last, PageSize, cancellation))
                {
                    var json = EnvelopeJson.Of(new HistoryEntry(envelope, body, []));
                    WorkflowsCommand.Print(json);
                    (last, count) = (envelope.Position, count + 1);
                }
            }
            if (last == 0)
                throw Nothing(whose);
        });
        return command;
    }

    private static Command Erase()
    {
        var (subject, tenant, reason) = (Subject(), new TenantOption(), WorkflowsCommand.ReasonOption());
        var yes = new Option<bool>("--yes") { Description = "Really do it: nobody can undo it." };
        var command = new Command("erase", "Destroy the key of a subject, so that its personal data is unreadable everywhere, and print the certificate.") { subject, tenant.Option, reason, yes };
        command.SetAction(async (arguments, cancellation) =>
        {
            var why = WorkflowsCommand.Given(arguments.GetValue(reason));
            await using var platform = DatabaseOption.Open(arguments);
            var owner = await tenant.ResolveAsync(arguments, platform, cancellation);
            var whose = await ThingArgument.ResolveAsync(arguments.GetRequiredValue(subject), owner.Id, platform, cancellation);
            if (!arguments.GetValue(yes))
                throw new UserErrorException($"This makes the personal data of {whose} unreadable for ever, in backups of the log too. Repeat it with --yes.");
            var certificate = await platform.Erasure.EraseAsync(owner.Id, whose, why, WorkflowsCommand.Operator, cancellation) ?? throw Nothing(whose);
            Console.WriteLine(DataSubjectJson.Of(owner.Id, certificate).ToJsonString(StateCommand.Indented));
        });
        return command;
    }

    private static Command Certificate()
    {
        var (subject, tenant) = (Subject(), new TenantOption());
        var command = new Command("certificate", "Print the certificate of an erasure.") { subject, tenant.Option };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var owner = await tenant.ResolveAsync(arguments, platform, cancellation);
            var whose = await ThingArgument.ResolveAsync(arguments.GetRequiredValue(subject), owner.Id, platform, cancellation);
            var certificate = await platform.Erasure.CertificateAsync(owner.Id, whose, cancellation) ?? throw new UserErrorException($"{whose} was not erased.");
            Console.WriteLine(DataSubjectJson.Of(owner.Id, certificate).ToJsonString(StateCommand.Indented));
        });
        return command;
    }

    private static Command Index()
    {
        var tenant = new TenantOption();
        var renew = new Option<bool>("--renew") { Description = "With a new key of the hashes; until it is done, people are not found." };
        var command = new Command("index", "Note the telephone numbers and e-mail addresses by which people are looked up, of everything in the log; while everybody works.") { tenant.Option, renew };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var owner = await tenant.ResolveAsync(arguments, platform, cancellation);
            Console.WriteLine($"{owner.Slug}: people are found by {await new LookupFill(platform.Log).RunAsync(owner.Id, arguments.GetValue(renew), cancellation)} values.");
        });
        return command;
    }

    private static Argument<string> Subject() => new("subject") { Description = "Whose data: the thing, as kind/id, such as emergency/<id> for its caller." };

    private static UserErrorException Nothing(StreamId subject) => new($"The tenant holds no personal data of {subject}.");
}
