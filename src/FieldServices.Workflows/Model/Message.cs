namespace FieldServices.Workflows;

/// <summary>
/// Something to be said to somebody, before it has words: the template names the words, the data fills them. Messages leave through
/// the outbox, each at least once and with an identity by which a receiver can tell a repetition.
/// </summary>
/// <param name="Channel">How it travels, such as <c>email</c>, <c>sms</c> or <c>pager</c>.</param>
/// <param name="Recipient">Where it goes, in the form of the channel: an address, a number, the name of a team.</param>
/// <param name="Template">The name of the words.</param>
/// <param name="Data">What the words are filled with, by name.</param>
/// <param name="Priority">Urgent ones overtake the others of their channel.</param>
public sealed record Message(
    string Channel,
    string Recipient,
    string Template,
    IReadOnlyDictionary<string, string> Data,
    MessagePriority Priority = MessagePriority.Normal);
