namespace FieldServices.Workflows.Messages;

/// <summary>The words of a message with its data in them; nothing is encoded for a channel yet.</summary>
/// <param name="Subject">One line, unless the data brought line ends with it: channels with headers refuse those.</param>
/// <param name="Text">The words.</param>
public sealed record RenderedMessage(string Subject, string Text);
