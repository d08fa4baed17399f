using System.Text.Json.Serialization;

namespace FieldServices.EventStore.Tests.Harness;

/// <summary>A second domain whose event has the class name of one of the first.</summary>
public abstract record ShopEvent
{
    public sealed record Opened(string Street) : ShopEvent;
}

[JsonSerializable(typeof(ShopEvent.Opened))]
internal sealed partial class ShopJson : JsonSerializerContext;
