namespace FieldServices.Workflows.Messages;

/// <summary>A template or the data for it is not usable.</summary>
/// <param name="message">What is wrong; names template and placeholder, never data.</param>
public sealed class MessageTemplateException(string message) : Exception(message);
