using System.Text.Json.Serialization;
using FieldServices.EventStore.Sealing;

namespace FieldServices.EventStore;

/// <summary>
/// Text about a person: clear when it comes from outside, sealed with that person's key in everything that is stored. It is handed on
/// as it is and never opened by decisions and folds; whoever shows it to people opens it (see <see cref="PersonalData"/>). In JSON
/// and in columns it is text. Two sealed values are equal when one is a copy of the other. Immutable.
/// </summary>
[JsonConverter(typeof(PersonalTextConverter))]
public readonly record struct PersonalText
{
    private readonly string? value;

    /// <summary>Text from outside, or a sealed value as it was stored.</summary>
    public PersonalText(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        this.value = value;
    }

    /// <summary>As it is stored: clear, or sealed.</summary>
    public string Value => value ?? "";

    /// <summary>True when only the key of the person opens it.</summary>
    public bool IsSealed => SealedValue.Is(Value);

    /// <summary>The text, as long as nobody has sealed it; null afterwards.</summary>
    public string? Clear => IsSealed ? null : Value;

    /// <summary>Text from outside is personal where a person's text is wanted.</summary>
    public static implicit operator PersonalText(string value) => FromString(value);

    /// <summary>Text from outside.</summary>
    public static PersonalText FromString(string value) => new(value);

    /// <summary>Text from outside, without what surrounds it; a sealed value as it is.</summary>
    public PersonalText Trim() => IsSealed ? this : new(Value.Trim());

    /// <summary>Never the text: what is written into logs and messages by accident says nothing.</summary>
    public override string ToString() => "[personal]";
}
