using System.Text.Json.Nodes;
using FieldServices.Api.Audit;
using FieldServices.Api.Commands;
using FieldServices.Api.Problems;
using FieldServices.Api.Security;
using FieldServices.Api.Workflows;
using FieldServices.Domain.Modules;
using FieldServices.EventStore;
using FieldServices.EventStore.Sealing;
using Microsoft.AspNetCore.Http.Timeouts;

namespace FieldServices.Api.Privacy;

/// <summary>What a person may ask for: everything that is held about them, and that it be made unreadable.</summary>
internal static class DataSubjectRoutes
{
    public const string Root = "/v1/data-subjects/{type}/{id}";
    public const string Erase = $"{Root}/erase";
    public const string Certificate = $"{Root}/certificate";
    public const string Events = $"{Root}/events";
    public const int LargestPage = 500;
    public const int DefaultPage = 100;

    // Both read the whole log of the tenant.
    private static readonly RequestTimeoutPolicy Patience = new()
    {
        Timeout = TimeSpan.FromMinutes(5),
        WriteTimeoutResponse = context => Problem.Write(context, Problem.Of(
            503, "timed-out", "The request took too long.", "Repeat it, or use the command line, which has no limit. An erasure is done or not, never half.")),
    };

    public static void MapDataSubjects(this IEndpointRouteBuilder routes, IReadOnlyList<Module> modules)
    {
        var types = modules.Select(m => m.Subject).ToList();
        routes.MapGuarded(HttpMethod.Post, Erase, "data-subject.erase", Permissions.ErasePersonalData, asked => OfSubjectAsync(asked, types, EraseAsync))
            .WithRequestTimeout(Patience);
        routes.MapGuarded(HttpMethod.Get, Certificate, "data-subject.certificate", Permissions.ReadCertificates, asked => OfSubjectAsync(asked, types, CertificateAsync));
        routes.MapGuarded(HttpMethod.Get, Events, "data-subject.events", Permissions.ReadPersonalData, asked => OfSubjectAsync(asked, types, HeldAsync))
            .WithRequestTimeout(Patience);
    }

    private static Task<Reply> OfSubjectAsync(Asked asked, List<string> types, Func<Asked, StreamId, Task<Reply>> answer)
    {
        var type = asked.Route("type");
        return !types.Contains(type)
            ? Task.FromResult<Reply>(Problem.Of(404, "not-found", "There is no such kind of data subject.", $"Known: {string.Join(", ", types)}."))
            : asked.TryId(out var id) ? answer(asked, new StreamId(type, id)) : Task.FromResult<Reply>(Unknown);
    }

    private static async Task<Reply> EraseAsync(Asked asked, StreamId subject)
    {
        var (json, problem) = await JsonBody.ReceiveAsync(asked.Context);
        if (json is null)
            return problem!;
        var (reason, wrong) = DecisionReader.Reason(json);
        if (reason is null)
            return wrong!;
        return await asked.Platform.Erasure.EraseAsync(asked.Caller.Tenant, subject, reason, asked.Caller.Actor, asked.Cancelled) is { } certificate
            ? DataSubjectJson.Of(asked.Caller.Tenant, certificate)
            : Unknown;
    }

    private static async Task<Reply> CertificateAsync(Asked asked, StreamId subject) =>
        await asked.Platform.Erasure.CertificateAsync(asked.Caller.Tenant, subject, asked.Cancelled) is { } certificate
            ? DataSubjectJson.Of(asked.Caller.Tenant, certificate)
            : Problem.Of(404, "not-found", "This data subject was not erased.", $"Erase it with POST {Erase}.");

    private static async Task<Reply> HeldAsync(Asked asked, StreamId subject)
    {
        var (after, limit) = (asked.Query.Number("after", 0, 0, long.MaxValue), (int)asked.Query.Number("limit", DefaultPage, 1, LargestPage));
        if (asked.Query.Problem is { } problem)
            return problem;
        var (events, last) = (new JsonArray(), after);
        await foreach (var (envelope, body) in new HeldData(asked.Platform.Log).ReadAsync(asked.Caller.Tenant, subject, after, limit, asked.Cancelled))
        {
            var json = EnvelopeJson.Of(new HistoryEntry(envelope, body, []));
            events.Add(json);
            last = envelope.Position;
        }
        if (events.Count == 0 && after == 0)
            return Unknown;
        if (events.Count == limit)
            asked.NextPage($"after={last}&limit={limit}");
        return new JsonObject { ["subject"] = subject.ToString(), ["events"] = events };
    }

    private static Problem Unknown => Problem.Of(
        404, "not-found", "Nothing is held about this data subject.", "Name the thing whose personal data it is, such as emergency/<id> for a caller or contractor/<id> for a contractor's contact.");
}
