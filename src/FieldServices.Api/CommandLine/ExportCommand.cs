using System.CommandLine;
using System.Globalization;
using FieldServices.Api.Proving;

namespace FieldServices.Api.CommandLine;

/// <summary>Writes a tenant into a file.</summary>
internal static class ExportCommand
{
    public static Command Build()
    {
        var slug = new Argument<string>("tenant") { Description = "The tenant's slug." };
        var output = new Option<FileInfo>("--out") { Description = "The file to make; it must not exist.", Required = true };
        var keys = new Option<bool>("--with-keys") { Description = "Also the wrapped keys of personal data, which the master key opens. Without them personal data stay closed for ever where the file is imported." };
        var command = new Command("export", "Write a tenant's log into a file that can be verified without a database, and imported into another one.") { slug, output, keys };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var tenant = await platform.Tenants.FindAsync(arguments.GetRequiredValue(slug), cancellation)
                ?? throw new UserErrorException($"There is no tenant '{arguments.GetRequiredValue(slug)}'; 'tenants list' shows all.");
            var file = arguments.GetRequiredValue(output);
            if (file.Exists)
                throw new UserErrorException($"{file.FullName} exists already.");
            var draft = $"{file.FullName}.part";
            long events;
            try
            {
                await using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
                    events = (await TenantFile.ExportAsync(platform, tenant, stream, arguments.GetValue(keys), null, cancellation)).Events;
                File.Move(draft, file.FullName);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new UserErrorException($"{file.FullName} cannot be written: {e.Message}");
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tenant.Slug}: {events} events in {file.FullName}. Check it with: fieldservices verify --file {file.Name}"));
        });
        return command;
    }
}
