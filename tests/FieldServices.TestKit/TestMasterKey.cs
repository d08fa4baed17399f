namespace FieldServices.TestKit;

/// <summary>The master key of personal data in tests, benchmarks and the servers that they start.</summary>
public static class TestMasterKey
{
    public const string Variable = "FIELDSERVICES_MASTER_KEY";

    /// <summary>A key that is used for nothing else.</summary>
    public const string Text = "dGVzdHMgYW5kIGJlbmNobWFya3Mgb25seSwgMzIgYnQ=";

    /// <summary>Another one, for tests of rotation and of a key that is missing.</summary>
    public const string Other = "YW5vdGhlciBrZXkgZm9yIHRlc3RzLCBhbHNvIDMyIGI=";
}
