using System.Text.Json;
using System.Text.Json.Serialization;

namespace FieldServices.Workflows.Messages;

/// <summary>How a message's data is stored.</summary>
internal static class MessageData
{
    public static string Write(IReadOnlyDictionary<string, string> data) =>
        JsonSerializer.Serialize(new Dictionary<string, string>(data), MessageJson.Default.DictionaryStringString);

    public static IReadOnlyDictionary<string, string> Read(string json) =>
        JsonSerializer.Deserialize(json, MessageJson.Default.DictionaryStringString)!;
}

[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class MessageJson : JsonSerializerContext;
