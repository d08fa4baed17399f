namespace FieldServices.Domain.Shared.Formats;

/// <summary>What a UK number is for.</summary>
public enum PhoneKind
{
    /// <summary>A place: 01 and 02.</summary>
    FixedLine,

    /// <summary>A mobile telephone; text messages reach it.</summary>
    Mobile,

    /// <summary>A pager.</summary>
    Pager,

    /// <summary>Free for the caller: 080.</summary>
    Freephone,

    /// <summary>An organisation anywhere in the country: 03 and 055.</summary>
    UkWide,

    /// <summary>Telephony over the internet: 056.</summary>
    Internet,

    /// <summary>A number that follows a person: 070.</summary>
    Personal,

    /// <summary>The caller pays the organisation: 084, 087 and 09.</summary>
    Premium,
}
