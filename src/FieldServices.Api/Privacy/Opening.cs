using System.Text.Json.Nodes;
using FieldServices.Api.Hosting;
using FieldServices.Api.Security;

namespace FieldServices.Api.Privacy;

/// <summary>Opens personal data in what is about to be answered; nothing before this point has seen it clear.</summary>
internal static class Opening
{
    /// <summary>Writes an answer with everything opened that the caller's tenant can open.</summary>
    public static async Task WriteOpenedAsync(this HttpContext context, JsonObject json)
    {
        var platform = context.RequestServices.GetRequiredService<Platform>();
        var opened = await platform.Personal.OpenAsync(Caller.Of(context).Tenant, json, context.RequestAborted);
        await context.Response.WriteAsJsonAsync(opened, ApiJson.Readable.JsonObject, contentType: null, context.RequestAborted);
    }
}
