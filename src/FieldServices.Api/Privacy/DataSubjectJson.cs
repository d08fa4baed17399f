using System.Text.Json.Nodes;
using FieldServices.EventStore;
using FieldServices.EventStore.Sealing;

namespace FieldServices.Api.Privacy;

/// <summary>What was erased, as JSON.</summary>
internal static class DataSubjectJson
{
    public static JsonObject Of(TenantId tenant, Certificate certificate) => new()
    {
        ["subject"] = certificate.Subject.ToString(),
        ["erasedAt"] = certificate.ErasedAt,
        ["actor"] = certificate.Actor.ToString(),
        ["reason"] = certificate.Reason,
        ["events"] = certificate.Events,
        ["keys"] = new JsonArray([.. certificate.Keys.Select(k => new JsonObject { ["id"] = k.Id, ["fingerprint"] = k.Fingerprint, ["createdAt"] = k.CreatedAt })]),
        ["stream"] = SubjectEvents.StreamOf(tenant, certificate.Subject).ToString(),
        ["position"] = certificate.Position,
    };
}
