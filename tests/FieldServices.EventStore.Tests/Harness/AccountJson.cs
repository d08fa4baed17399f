using System.Text.Json.Serialization;

namespace FieldServices.EventStore.Tests.Harness;

[JsonSerializable(typeof(AccountEvent.Opened))]
[JsonSerializable(typeof(AccountEvent.Deposited))]
[JsonSerializable(typeof(AccountEvent.Withdrawn))]
[JsonSerializable(typeof(AccountEvent.Closed))]
[JsonSerializable(typeof(AccountEvent.Corrected))]
[JsonSerializable(typeof(Account))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class AccountJson : JsonSerializerContext;
