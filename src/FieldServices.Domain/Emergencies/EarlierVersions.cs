using System.Globalization;
using System.Text.Json.Nodes;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Emergencies;

/// <summary>How bodies of earlier releases become those of today. A released change is never altered.</summary>
internal static class EarlierVersions
{
    /// <summary>Version 1 kept the pause as text such as <c>00:01:00.5000000</c>; version 2 keeps seconds.</summary>
    public static JsonObject ClockResumed(JsonObject body)
    {
        body["pausedSeconds"] = SecondsJsonConverter.Seconds(TimeSpan.ParseExact((string)body["paused"]!, "c", CultureInfo.InvariantCulture));
        body.Remove("paused");
        return body;
    }

    /// <summary>Version 1 did not keep how the contractor was reached; version 2 does, where it is known.</summary>
    public static JsonObject DispatchOffered(JsonObject body) => body;

    /// <summary>Version 1 had one text for whatever was corrected; version 2 keeps apart what the caller said.</summary>
    public static JsonObject EmergencyCorrected(JsonObject body)
    {
        if ((string?)body["fact"] == "reported" && body["text"] is { } said)
        {
            body.Remove("text");
            body["description"] = said;
        }
        return body;
    }
}
