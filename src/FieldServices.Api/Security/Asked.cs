using FieldServices.Api.Hosting;
using FieldServices.Api.Problems;

namespace FieldServices.Api.Security;

/// <summary>A request whose caller may make it.</summary>
/// <param name="Context">The request.</param>
/// <param name="Platform">The process.</param>
/// <param name="Caller">Who asks.</param>
internal sealed record Asked(HttpContext Context, Platform Platform, Caller Caller)
{
    /// <summary>The parameters behind the question mark, and what is wrong with them.</summary>
    public QueryParameters Query { get; } = new(Context.Request.Query);

    public CancellationToken Cancelled => Context.RequestAborted;

    /// <summary>What the caller may see of events and states.</summary>
    public Sight Sight => Platform.Sights.Of(Caller.Role);

    /// <summary>A part of the path.</summary>
    public string Route(string name) => (string)Context.Request.RouteValues[name]!;

    /// <summary>The <c>id</c> of the path; false when it is none, so that nothing has it.</summary>
    public bool TryId(out Guid id) => Guid.TryParse(Route("id"), out id);

    /// <summary>Names the next page in the header <c>Link</c>.</summary>
    public void NextPage(string query) => Context.Response.Headers.Link = $"<{Context.Request.Path}?{query}>; rel=\"next\"";
}
