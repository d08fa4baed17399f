using System.Globalization;
using FieldServices.Api.Problems;
using FieldServices.Domain.Modules;

namespace FieldServices.Api.Commands;

/// <summary>What a sender says about a command beside its body, read and checked.</summary>
/// <param name="Key">From <c>Idempotency-Key</c>.</param>
/// <param name="ExpectedVersion">From <c>If-Match</c>.</param>
/// <param name="EffectiveAt">From <c>FS-Effective-At</c>.</param>
/// <param name="DryRun">From the query parameter <c>dryRun</c>.</param>
public sealed record RequestHeaders(string? Key, long? ExpectedVersion, DateTimeOffset? EffectiveAt, bool DryRun)
{
    public const string IdempotencyKey = "Idempotency-Key";
    public const string EffectiveTime = "FS-Effective-At";
    public const int LongestKey = 255;

    /// <summary>How far another clock may be ahead of ours before its time counts as the future.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    public static (RequestHeaders? Headers, Problem? Problem) Read(HttpRequest request, Command command, DateTimeOffset now)
    {
        var problems = new List<FieldProblem>();
        var headers = new RequestHeaders(
            ReadKey(request.Headers[IdempotencyKey], problems),
            ReadVersion(request.Headers.IfMatch, problems),
            ReadEffectiveAt(request.Headers[EffectiveTime], now, problems),
            ReadDryRun(request.Query["dryRun"], problems));
        if (command.Starts && headers.ExpectedVersion is not null)
            problems.Add(new FieldProblem(null, "not-applicable", "What this command starts has no version yet; leave If-Match out.", Header: "If-Match"));
        return problems.Count == 0
            ? (headers, null)
            : (null, Problem.Of(400, "validation-failed", "A header or parameter is not valid.", problems[0].Message) with { Errors = problems });
    }

    private static string? ReadKey(string? text, List<FieldProblem> problems)
    {
        if (text is null)
            return null;
        var key = text is ['"', .., '"'] && text.Length > 1 ? text[1..^1] : text;
        if (key.Length is 0 or > LongestKey || key.Any(c => c is < ' ' or > '~'))
            problems.Add(new FieldProblem(null, "invalid", $"Use 1 to {LongestKey} printable ASCII characters, best a UUID.", Header: IdempotencyKey));
        return key;
    }

    private static long? ReadVersion(string? text, List<FieldProblem> problems)
    {
        if (string.IsNullOrEmpty(text) || text == "*")
            return null;
        if (long.TryParse(text.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0)
            return version;
        problems.Add(new FieldProblem(null, "invalid", "Send the ETag of the last answer, such as \"3\".", Header: "If-Match"));
        return null;
    }

    private static DateTimeOffset? ReadEffectiveAt(string? text, DateTimeOffset now, List<FieldProblem> problems)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) || !text.Contains('T', StringComparison.Ordinal))
            problems.Add(new FieldProblem(null, "invalid", "Send an instant such as 2026-11-20T09:30:00Z.", Header: EffectiveTime));
        else if (at > now + ClockSkew)
            problems.Add(new FieldProblem(null, "in-the-future", "A command tells what has happened; its time cannot be in the future.", Header: EffectiveTime));
        else
            return at.ToUniversalTime();
        return null;
    }

    private static bool ReadDryRun(string? text, List<FieldProblem> problems)
    {
        if (text is null || bool.TryParse(text, out var dryRun) && !dryRun)
            return false;
        if (text.Equals("true", StringComparison.OrdinalIgnoreCase))
            return true;
        problems.Add(new FieldProblem(null, "invalid", "Use dryRun=true or dryRun=false.", Parameter: "dryRun"));
        return false;
    }
}
