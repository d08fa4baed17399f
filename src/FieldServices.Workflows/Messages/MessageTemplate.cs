using System.Text;

namespace FieldServices.Workflows.Messages;

/// <summary>
/// The words of a message: text with <c>{name}</c> where data goes; <c>{{</c> and <c>}}</c> stand for the braces themselves. There is
/// nothing else to it, no condition and no code, so words may come from anybody. Data is put in as it is and never read as a
/// template; each channel encodes the whole for where it goes. Immutable.
/// </summary>
public sealed class MessageTemplate
{
    private readonly IReadOnlyList<(bool IsField, string Text)> subject;
    private readonly IReadOnlyList<(bool IsField, string Text)> text;

    /// <summary>Reads a template.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="fields">The names that the data of such a message has.</param>
    /// <param name="subject">One line; channels without subjects leave it out.</param>
    /// <param name="text">The words, in plain text with line feeds.</param>
    /// <exception cref="MessageTemplateException">A brace is not closed, or a placeholder is not among the fields.</exception>
    public MessageTemplate(string name, IReadOnlyList<string> fields, string subject, string text)
    {
        (Name, Fields) = (name, fields);
        this.subject = Parse(name, subject);
        this.text = Parse(name, text);
        if (this.subject.Concat(this.text).FirstOrDefault(p => p.IsField && !fields.Contains(p.Text)) is { Text: { } unknown })
            throw new MessageTemplateException($"The template '{name}' asks for {{{unknown}}}; its fields are: {string.Join(", ", fields)}.");
    }

    /// <summary>What messages call it.</summary>
    public string Name { get; }

    /// <summary>The names that the data of such a message has.</summary>
    public IReadOnlyList<string> Fields { get; }

    /// <summary>Puts data into the words.</summary>
    /// <exception cref="MessageTemplateException">The data lacks what the words ask for; named without any of the data.</exception>
    public RenderedMessage Render(IReadOnlyDictionary<string, string> data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new RenderedMessage(Fill(subject, data), Fill(text, data));
    }

    private string Fill(IReadOnlyList<(bool IsField, string Text)> parts, IReadOnlyDictionary<string, string> data) =>
        string.Concat(parts.Select(p => !p.IsField ? p.Text : data.TryGetValue(p.Text, out var value)
            ? value
            : throw new MessageTemplateException($"The template '{Name}' asks for {{{p.Text}}}, which the message's data does not have.")));

    private static List<(bool IsField, string Text)> Parse(string name, string source)
    {
        var (parts, literal) = (new List<(bool, string)>(), new StringBuilder());
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] is not ('{' or '}'))
            {
                literal.Append(source[i]);
            }
            else if (i + 1 < source.Length && source[i + 1] == source[i])
            {
                literal.Append(source[i++]);
            }
            else
            {
                var end = source[i] == '{' ? source.IndexOf('}', i) : -1;
                var field = end < 0 ? "" : source[(i + 1)..end];
                if (field.Length == 0 || !field.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
                    throw new MessageTemplateException($"The template '{name}' has a lone brace at character {i + 1} of '{source}'; write {{name}}, or {{{{ and }}}} for braces.");
                parts.AddRange([(false, literal.ToString()), (true, field)]);
                literal.Clear();
                i = end;
            }
        }
        parts.Add((false, literal.ToString()));
        return parts;
    }
}
