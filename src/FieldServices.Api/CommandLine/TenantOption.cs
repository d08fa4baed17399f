using System.CommandLine;
using FieldServices.Api.Hosting;
using FieldServices.Api.Security;

namespace FieldServices.Api.CommandLine;

/// <summary>Which tenant a command works on; may be left out when there is only one.</summary>
internal sealed class TenantOption(string description = "The tenant's slug; may be left out when there is only one.")
{
    public Option<string?> Option { get; } = new("--tenant") { Description = description };

    public async Task<Tenant> ResolveAsync(ParseResult arguments, Platform platform, CancellationToken cancellationToken)
    {
        var tenants = await platform.Tenants.AllAsync(cancellationToken);
        var slug = arguments.GetValue(Option);
        if (slug is not null)
            return tenants.FirstOrDefault(t => t.Slug == slug) ?? throw new UserErrorException($"There is no tenant '{slug}'. {Known(tenants)}");
        return tenants.Count == 1 ? tenants[0] : throw new UserErrorException($"Name the tenant with --tenant. {Known(tenants)}");
    }

    /// <summary>The named tenant, or all of them.</summary>
    public async Task<IReadOnlyList<Tenant>> OneOrAllAsync(ParseResult arguments, Platform platform, CancellationToken cancellationToken) =>
        arguments.GetValue(Option) is null
            ? await platform.Tenants.AllAsync(cancellationToken)
            : [await ResolveAsync(arguments, platform, cancellationToken)];

    private static string Known(IReadOnlyList<Tenant> tenants) =>
        tenants.Count == 0 ? "There is none yet: 'fieldservices tenants create'." : $"There are: {string.Join(", ", tenants.Select(t => t.Slug))}.";
}
