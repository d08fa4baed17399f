using FieldServices.Api.Security;
using FieldServices.Domain.Modules;

namespace FieldServices.Api.CommandLine;

/// <summary>What a newcomer sees after the start: where everything is, and two commands to copy.</summary>
internal static class Welcome
{
    public static void Print(string url, IReadOnlyDictionary<Role, ApiKey> keys)
    {
        var dispatcher = keys[Role.Dispatcher];
        Console.WriteLine(
            $$"""

            FieldServices is ready.

              Start page   {{url}}/#key={{dispatcher}}
              GraphiQL     {{url}}/graphiql
              API          {{url}}/api-docs
              Health       {{url}}/health

            Demo keys (header X-Api-Key):
            {{string.Join(Environment.NewLine, keys.Select(k => $"  {k.Key.ToString().ToLowerInvariant(),-12} {k.Value}"))}}

            Report an emergency:

              curl -s {{url}}/v1/emergencies -H 'X-Api-Key: {{dispatcher}}' -H 'Content-Type: application/json' \
                -H "Idempotency-Key: $(cat /proc/sys/kernel/random/uuid)" \
                -d '{"address":{"line1":"12 Upper Street","borough":"Islington","postcode":"N1 0PQ"},"point":{"latitude":51.5362,"longitude":-0.1033},"category":"fire-damage","channel":"phone","description":"Ceiling came down after a kitchen fire"}'

            See the newest:

              curl -s {{url}}/graphql -H 'X-Api-Key: {{dispatcher}}' -H 'Content-Type: application/json' \
                -d '{"query":"{ emergencies(first: 3, orderBy: {field: REPORTED_AT, direction: DESC}) { nodes { id reference category priority status reportedAt contractor { name } } } }"}'

            Ctrl-C stops everything.

            """);
    }
}
