using System.Collections;

namespace FieldServices.Api.Commands;

internal static class ListTypes
{
    public static bool IsList(Type type) => type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type);
}
