using System.Text.Json.Nodes;
using FieldServices.Api.Privacy;
using FieldServices.Api.Security;
using FieldServices.Api.Workflows;
using static FieldServices.Api.OpenApi.SharedSchemas;

namespace FieldServices.Api.OpenApi;

/// <summary>The OpenAPI operations on the personal data of one person.</summary>
internal static class DataSubjectOperations
{
    private const string Tag = "data-subjects";

    public static void Add(JsonObject paths, CommandSchemas schemas)
    {
        paths[DataSubjectRoutes.Erase] = new JsonObject
        {
            ["post"] = Operation.Of(
                "data-subject.erase", Tag, "Make the personal data of a subject unreadable everywhere; done before, it tells the certificate of then.",
                Permissions.ErasePersonalData, Subject(), Operation.Body(schemas, DecisionJson.Default.WithReason, new WithReason("Asked for on 20 November")), Certificate(),
                ("400", "The reason is missing or too long."), NotFound, ("415", "The body is not JSON.")),
        };
        paths[DataSubjectRoutes.Certificate] = new JsonObject
        {
            ["get"] = Operation.Of("data-subject.certificate", Tag, "The certificate of an erasure.", Permissions.ReadCertificates, Subject(), null, Certificate(), NotFound),
        };
        var parameters = Subject();
        parameters.Add(Operation.Query("after", "Events behind this position.", Whole("A position.")));
        parameters.Add(Operation.Query("limit", "At most so many events.", Operation.Count(DataSubjectRoutes.DefaultPage, DataSubjectRoutes.LargestPage)));
        paths[DataSubjectRoutes.Events] = new JsonObject
        {
            ["get"] = Operation.Of(
                "data-subject.events", Tag, "Every event with personal data of a subject, opened; what is about somebody else is left out.", Permissions.ReadPersonalData, parameters, null,
                Object("The events.", ["subject", "events"], ("subject", Text("The subject as kind/id.")), ("events", List(new JsonObject { ["$ref"] = "#/components/schemas/Event" }))),
                ("400", "A parameter is not valid."), NotFound),
        };
    }

    private static (string, string) NotFound => ("404", "Nothing is known about this subject, or it was not erased.");

    private static JsonArray Subject() => [Operation.PathPart("type", "The kind of thing whose personal data it is."), Operation.PathPart("id", "Its id.", isId: true)];

    private static JsonObject Certificate() => Object(
        "The certificate.", ["subject", "erasedAt", "actor", "reason", "events", "keys", "stream", "position"],
        ("subject", Text("The subject as kind/id.")), ("erasedAt", Instant("When.")), ("actor", Text("Who: role and key.")), ("reason", Text("Why.")),
        ("events", Whole("How many events carry values that nobody can open any more.")),
        ("keys", List(Object("A key that was destroyed.", ["id", "fingerprint", "createdAt"],
            ("id", Text("Its id.")), ("fingerprint", Text("SHA-256 of the key, in hexadecimal.")), ("createdAt", Instant("When it was made."))))),
        ("stream", Text("Where the certificate stands, for the history.")), ("position", Whole("Its place in the log.")));
}
