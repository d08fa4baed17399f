using FieldServices.EventStore;
using FieldServices.Workflows.Messages;

namespace FieldServices.Workflows.Tests.Messages;

public sealed class MessageTemplateTests
{
    private static readonly MessageTemplate Greeting = new("greeting", ["name", "place.line-1"], "To {name}", "Dear {name},\n{{this}} is about {place.line-1}.");

    [Fact]
    public void Data_goes_where_the_placeholders_are_and_doubled_braces_stay_braces() => Assert.Equal(
        new RenderedMessage("To Ada", "Dear Ada,\n{this} is about 1 High Street."),
        Greeting.Render(new Dictionary<string, string> { ["name"] = "Ada", ["place.line-1"] = "1 High Street", ["more"] = "not asked for" }));

    [Fact]
    public void Data_that_looks_like_a_template_is_not_read_as_one() => Assert.Equal(
        "To {place.line-1}{{name}}",
        Greeting.Render(new Dictionary<string, string> { ["name"] = "{place.line-1}{{name}}", ["place.line-1"] = "secret" }).Subject);

    [Fact]
    public void Data_that_is_missing_is_named_and_what_is_there_is_not_told()
    {
        var thrown = Assert.Throws<MessageTemplateException>(() => Greeting.Render(new Dictionary<string, string> { ["name"] = "Ada" }));
        Assert.Equal("The template 'greeting' asks for {place.line-1}, which the message's data does not have.", thrown.Message);
    }

    [Theory]
    [InlineData("{unknown}", "asks for {unknown}; its fields are: name")]
    [InlineData("{name", "a lone brace at character 1")]
    [InlineData("name}", "a lone brace at character 5")]
    [InlineData("{}", "a lone brace at character 1")]
    [InlineData("{na me}", "a lone brace at character 1")]
    [InlineData("{{{name}}", "a lone brace at character 9")]
    public void A_template_that_cannot_be_filled_is_refused_when_it_is_made(string text, string because)
    {
        Assert.Contains(because, Assert.Throws<MessageTemplateException>(() => new MessageTemplate("t", ["name"], "", text)).Message, StringComparison.Ordinal);
        Assert.Contains(because, Assert.Throws<MessageTemplateException>(() => new MessageTemplate("t", ["name"], text, "")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_templates_of_one_name_are_refused()
    {
        var thrown = Assert.Throws<InvalidRegistrationException>(() => new MessageTemplates([Greeting, Greeting]));
        Assert.Contains("'greeting' is given to 2 templates", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_with_words_that_do_not_exist_says_so()
    {
        var templates = new MessageTemplates([Greeting]);
        Assert.Equal(["greeting"], templates.Names);
        var message = new Message("email", "a@example.org", "farewell", new Dictionary<string, string>());
        Assert.Equal("There is no template 'farewell'.", Assert.Throws<MessageTemplateException>(() => templates.Render(message)).Message);
    }
}
