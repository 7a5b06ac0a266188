using Newtonsoft.Json.Linq;
using NJsonSchema;
using PnpSolver.Cases;

namespace PnpSolver.Tests.Cases;

public sealed class SchemaTests
{
    private static readonly Lazy<JsonSchema> Schema = new(() => JsonSchema.FromJsonAsync(CaseSchema.Json).GetAwaiter().GetResult());

    public static TheoryData<string> Good => Corpus.Good;

    public static TheoryData<string> Bad => Corpus.Bad;

    [Theory]
    [MemberData(nameof(Good))]
    public void TheSchemaAcceptsWhatTheReaderAccepts(string name)
    {
        JToken? document = Corpus.Json(Corpus.Path("good", name));

        Assert.NotNull(document);
        Assert.Empty(Schema.Value.Validate(document).Select(error => error.ToString()));
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void TheSchemaRefusesWhatTheReaderRefusesUnlessItCannotTell(string name)
    {
        JToken? document = Corpus.Json(Corpus.Path("bad", name));
        bool refuses = document is not null && Schema.Value.Validate(document).Count > 0;

        Assert.Equal(Corpus.SchemaCannotTell(name), !refuses);
    }

    [Fact]
    public void TheShippedSchemaIsTheGeneratedOne()
    {
        string shipped = File.ReadAllText(Repository.File("src/PnpSolver.Cases/case.schema.json"));

        Assert.True(CaseSchema.Json == shipped, "case.schema.json is out of date: write it anew with `pnp schema`");
    }

    [Fact]
    public void EditorsMayPassPureNumbersAsNumbers()
    {
        string text =
            """
            { "geometry": "planar", "mesh": { "x": { "segments": [ { "region": "a", "length": "1 nm", "cells": 3 } ] } },
              "species": { "K": { "valence": 1, "diffusivity": "2e-9 m^2/s" } }, "regions": { "a": { "permittivity": 80.5 } },
              "boundaries": { "left": { "type": "wall" }, "right": { "type": "wall" } } }
            """;

        Assert.Empty(Schema.Value.Validate(text));
        Assert.NotEmpty(Schema.Value.Validate(text.Replace("80.5", "-80.5", StringComparison.Ordinal)));
        Assert.NotEmpty(Schema.Value.Validate(text.Replace(": 3 ", ": 0 ", StringComparison.Ordinal)));
    }
}
