namespace FieldServices.GraphQL.Execution.Output;

/// <summary>Computes a leaf and writes it at once, without a box around the value.</summary>
/// <returns>False when the value is null; nothing is written then.</returns>
internal delegate bool DirectWrite(object parent, ResponseBuffer buffer);

/// <summary>Writes a leaf.</summary>
/// <returns>False when the value is null; nothing is written then.</returns>
internal delegate bool LeafWrite<in TValue>(ResponseBuffer buffer, TValue value);
