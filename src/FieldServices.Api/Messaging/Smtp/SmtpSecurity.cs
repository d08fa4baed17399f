namespace FieldServices.Api.Messaging.Smtp;

public enum SmtpSecurity
{
    /// <summary>Begins readable and is encrypted before anything is said; a server that cannot is refused.</summary>
    StartTls,

    /// <summary>Encrypted from the first byte.</summary>
    FromTheStart,

    /// <summary>Readable.</summary>
    None,
}
