namespace FieldServices.TestKit;

/// <summary>The checkout the tests were built from.</summary>
public static class RepositoryRoot
{
    private static readonly Lazy<string> Found = new(Find);

    /// <summary>The absolute path of the folder that holds <c>FieldServices.sln</c>.</summary>
    public static string Path => Found.Value;

    /// <summary>The absolute path of a file or folder below the root.</summary>
    public static string At(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "FieldServices.sln")))
                return folder.FullName;
        throw new InvalidOperationException(
            $"No FieldServices.sln above {AppContext.BaseDirectory}: run the tests from inside the checkout.");
    }
}
