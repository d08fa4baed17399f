using FieldServices.GraphQL.Conformance;

using var input = Console.OpenStandardInput();
using var output = Console.OpenStandardOutput();
new Harness().Run(input, output);
