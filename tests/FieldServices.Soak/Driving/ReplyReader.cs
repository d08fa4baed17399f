using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using FieldServices.Soak.Evidence;

namespace FieldServices.Soak.Driving;

/// <summary>Makes the evidence of an answer. It keeps a hash of the body, because a long run has many answers.</summary>
internal static class ReplyReader
{
    public static Reply Read(int status, JsonNode? body)
    {
        if (body is not JsonObject answer)
            return new Reply(status);
        var reply = new Reply(status, (string?)answer["code"], Fingerprint(answer));
        return status is 200 or 201
            ? reply with
            {
                Id = (Guid)answer["id"]!,
                Version = (long)answer["version"]!,
                Position = (long)answer["position"]!,
                Events = [.. answer["events"]!.AsArray().Select(e => string.Intern((string)e!))],
            }
            : reply;
    }

    private static ulong Fingerprint(JsonObject answer)
    {
        var same = answer.DeepClone().AsObject();
        same.Remove("traceId");
        return BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(same.ToJsonString())));
    }
}
