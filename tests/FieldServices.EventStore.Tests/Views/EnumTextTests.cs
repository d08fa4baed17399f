using FieldServices.EventStore.Views;

namespace FieldServices.EventStore.Tests.Views;

public sealed class EnumTextTests
{
    [Fact]
    public void An_enum_is_stored_in_kebab_case_and_read_back()
    {
        Assert.Equal("dark-red", EnumText.Of(Colour.DarkRed));
        Assert.Equal(Colour.DarkRed, EnumText.Parse(typeof(Colour), "dark-red"));
        Assert.Equal(["dark-red", "green"], EnumText.All(typeof(Colour)));
    }

    [Fact]
    public void An_unknown_text_is_refused_with_the_texts_there_are()
    {
        var error = Assert.Throws<FormatException>(() => EnumText.Parse(typeof(Colour), "blue"));
        Assert.Equal("'blue' is none of: dark-red, green.", error.Message);
    }
}
