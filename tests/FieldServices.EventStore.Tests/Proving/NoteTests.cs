using FieldServices.EventStore.Proving;

namespace FieldServices.EventStore.Tests.Proving;

public sealed class NoteTests
{
    private static readonly Checkpoint Sample = new("log.example/a", 12, MerkleHash.Empty);

    [Fact]
    public void A_signed_checkpoint_has_the_form_that_others_read()
    {
        using var key = new NoteSigner("log.example", NoteSigner.CreateKey());
        var lines = key.Sign(Sample.ToString()).Split('\n');
        Assert.Equal(["log.example/a", "12", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", ""], lines[..4]);
        Assert.StartsWith("\u2014 log.example ", lines[4], StringComparison.Ordinal);
        Assert.Equal("", lines[5]);
        Assert.Equal(6, lines.Length);
    }

    [Fact]
    public void A_note_is_good_with_the_key_that_signed_it_and_with_no_other()
    {
        using var key = new NoteSigner("log.example", NoteSigner.CreateKey());
        using var other = new NoteSigner("log.example", NoteSigner.CreateKey());
        var note = SignedNote.Parse(key.Sign(Sample.ToString()))!;
        Assert.Equal(Sample, Checkpoint.Parse(note.Text));
        Assert.True(note.IsSignedBy([NoteVerifier.Parse(key.Verifier.ToString())]));
        Assert.True(note.IsSignedBy([other.Verifier, key.Verifier]));
        Assert.False(note.IsSignedBy([other.Verifier]));
        Assert.False(note.IsSignedBy([]));
        Assert.False((note with { Text = note.Text.Replace("12", "13", StringComparison.Ordinal) }).IsSignedBy([key.Verifier]));
    }

    [Fact]
    public void A_wrong_signature_of_a_known_key_spoils_a_note_and_one_of_an_unknown_key_does_not()
    {
        using var key = new NoteSigner("log.example", NoteSigner.CreateKey());
        using var other = new NoteSigner("other.example", NoteSigner.CreateKey());
        var note = SignedNote.Parse(key.Sign(Sample.ToString()))!;
        var strange = note with { Signatures = [.. note.Signatures, ("other.example", other.Verifier.Id.ToArray(), [1, 2, 3])] };
        Assert.True(strange.IsSignedBy([key.Verifier]));
        Assert.False(strange.IsSignedBy([key.Verifier, other.Verifier]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("text\n")]
    [InlineData("text\n\n")]
    [InlineData("text\n\n- log.example AAAA\n")]
    [InlineData("text\n\n\u2014 log.example\n")]
    [InlineData("text\n\n\u2014 log.example AAAAAA==\n")]
    [InlineData("te\txt\n\n\u2014 log.example AAAAAAAA\n")]
    public void What_is_no_note_is_not_read_as_one(string text) => Assert.Null(SignedNote.Parse(text));

    [Theory]
    [InlineData("a\n12\n")]
    [InlineData("a\n012\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("a\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("a\n12\nAAAA\n")]
    public void What_is_no_checkpoint_is_not_read_as_one(string text) => Assert.Null(Checkpoint.Parse(text));

    [Theory]
    [InlineData("log.example")]
    [InlineData("log.example+00000000+AAAA")]
    [InlineData("log.example+00000000+AgAA")]
    public void A_verifier_key_that_cannot_be_one_is_refused(string text) => Assert.Throws<FormatException>(() => NoteVerifier.Parse(text));

    [Fact]
    public void A_signing_key_that_cannot_be_one_is_refused()
    {
        Assert.Throws<FormatException>(() => new NoteSigner("log.example", "no key"));
        Assert.Throws<FormatException>(() => new NoteSigner("log example", NoteSigner.CreateKey()));
        using var large = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP384);
        Assert.Throws<FormatException>(() => new NoteSigner("log.example", large.ExportPkcs8PrivateKeyPem()));
        using var small = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        Assert.Throws<FormatException>(() => new NoteSigner("log.example", small.ExportSubjectPublicKeyInfoPem()));
    }
}
