using FieldServices.Api.Commands;

namespace FieldServices.Api.Tests.Commands;

public sealed class JsonPointerTests
{
    [Theory]
    [InlineData("Category", "/category")]
    [InlineData("Caller.Phone", "/caller/phone")]
    [InlineData("Skills[0].ExpiresOn", "/skills/0/expiresOn")]
    [InlineData("DangerFlags[12]", "/dangerFlags/12")]
    [InlineData("", "")]
    public void The_path_of_a_property_becomes_a_pointer(string path, string pointer) => Assert.Equal(pointer, JsonPointer.FromProperty(path));

    [Theory]
    [InlineData("", "plain", "/plain")]
    [InlineData("/a", "b/c", "/a/b~1c")]
    [InlineData("/a", "m~n", "/a/m~0n")]
    [InlineData("", "~1", "/~01")]
    [InlineData("", "", "/")]
    public void A_name_is_appended_with_its_slashes_and_tildes_escaped(string pointer, string name, string whole) =>
        Assert.Equal(whole, JsonPointer.Append(pointer, name));
}
