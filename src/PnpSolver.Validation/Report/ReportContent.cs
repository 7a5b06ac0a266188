using System.Globalization;
using PnpSolver.Plotting;

namespace PnpSolver.Validation.Report;

/// <summary>What the report says: the claims, then the whole ladder.</summary>
public static class ReportContent
{
    /// <summary>What the paragraph on uncertainties begins with; a run without them has none.</summary>
    public const string Uncertainties = "Uncertainties. ";

    private const string Reading =
        "How to read it. A number ± its uncertainty: half the width of the interval in which the number on an infinitely fine mesh is expected, from the same case on cells of half and a quarter "
        + "of the length (Richardson's extrapolation with the observed order p, times 1.25; three times the largest difference where the meshes show no order: Roache 1994, doi:10.1115/1.2910291), "
        + "and in time also from a tenth of the tolerance. Order p: \"round-off\" where the meshes agree to 12 digits, \"none\" where they show no order. Small print below a quantity says where "
        + "its reference and its tolerance come from; every folder's page derives them. Deviations are field less circuit (or closed form), and relative to the latter. A claim passes when the variants behind its number meet all their references.";

    /// <summary>The report of a run.</summary>
    /// <param name="shelf">The run.</param>
    /// <param name="version">Version of the program.</param>
    /// <param name="drawn">Whether figures are drawn.</param>
    public static IReadOnlyList<Block> Of(ShelfReading shelf, string version, bool drawn = true)
    {
        ArgumentNullException.ThrowIfNull(shelf);
        return [.. Head(shelf, version), .. Claims(shelf, drawn), .. Ladder(shelf)];
    }

    /// <summary>The result in one sentence.</summary>
    /// <param name="results">The results.</param>
    public static string Summary(IReadOnlyList<VariantResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        int failed = results.Count(result => !result.Passed);
        int cases = results.Select(result => result.Folder).Distinct().Count();
        string outcome = failed == 0 ? "all within their tolerances" : string.Create(CultureInfo.InvariantCulture, $"{failed} of them FAILED");
        return string.Create(CultureInfo.InvariantCulture,
            $"{results.Count} variants of {cases} case{(cases == 1 ? "" : "s")}, {results.Sum(result => result.Comparisons.Count)} numbers compared with references from outside the solver: {outcome}.");
    }

    private static IEnumerable<Block> Head(ShelfReading shelf, string version)
    {
        yield return new HeadingBlock(1, "Validation report", "top");
        yield return new ParagraphBlock($"PnpSolver {version}. {Summary(shelf.Results)}") { IsFailure = shelf.Results.Any(result => !result.Passed) };
        if (Orders(shelf.Results) is { } orders)
        {
            yield return new ParagraphBlock(Uncertainties + orders);
        }

        yield return new ParagraphBlock(Reading);
    }

    /// <summary>How many numbers show which order, or <c>null</c> in a run without uncertainties.</summary>
    private static string? Orders(IReadOnlyList<VariantResult> results)
    {
        Diagnostics.Uncertainty?[] all = [.. results.SelectMany(result => result.Comparisons).Select(comparison => comparison.Uncertainty)];
        Diagnostics.Uncertainty[] known = [.. all.OfType<Diagnostics.Uncertainty>()];
        double[] orders = [.. known.Select(uncertainty => uncertainty.Order).OfType<double>().Order()];
        return known.Length == 0 ? null : string.Create(CultureInfo.InvariantCulture,
            $"{known.Length} of the numbers have one: {orders.Length} show an order of convergence{Spread(orders)}, {known.Count(uncertainty => uncertainty.IsRoundOff)} do not depend on the mesh, {known.Count(uncertainty => uncertainty is { Order: null, IsRoundOff: false })} show none and have the cautious one. The others are what runs conserve, and numbers on meshes whose quarter is too fine (it then says so).");
    }

    private static string Spread(double[] orders) => orders.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture,
        $" (median {orders[orders.Length / 2]:0.00}, nine in ten from {orders[orders.Length / 20]:0.00} to {orders[orders.Length - 1 - (orders.Length / 20)]:0.00})");

    private static IEnumerable<Block> Claims(ShelfReading shelf, bool drawn)
    {
        List<(Claim Claim, List<ClaimOutcome> Outcomes, List<string> Missing)> claims = [.. TheClaims.All.Select(claim => Read(claim, shelf))];
        if (claims.All(claim => claim.Outcomes.Count == 0))
        {
            yield return new ParagraphBlock("None of the folders behind the thirteen claims of the textbook picture was run: they are left out.");
            yield break;
        }

        yield return new HeadingBlock(2, "The thirteen claims of the textbook picture", "claims");
        yield return new HeadingBlock(3, "At a glance", "glance");
        yield return ClaimTable.AtAGlance(claims.Where(claim => claim.Outcomes.Count > 0)
            .Select(claim => (claim.Claim, claim.Outcomes[0], claim.Outcomes.All(outcome => outcome.Passed))));
        foreach ((Claim claim, List<ClaimOutcome> outcomes, List<string> missing) in claims)
        {
            yield return new HeadingBlock(3, $"{claim.Number} · {claim.Name}", $"claim-{claim.Number}");
            yield return new ParagraphBlock(claim.Sentence);
            if (missing.Count > 0)
            {
                yield return new ParagraphBlock($"Left out, as there are no numbers of {string.Join(", ", missing.Distinct())}.");
            }

            if (outcomes.Count > 0)
            {
                yield return ClaimTable.Of(outcomes);
            }

            if (drawn && Drawn(claim.Figure, shelf) is { } block)
            {
                yield return block;
            }
        }
    }

    private static (Claim Claim, List<ClaimOutcome> Outcomes, List<string> Missing) Read(Claim claim, ShelfReading shelf)
    {
        var outcomes = new List<ClaimOutcome>();
        var missing = new List<string>();
        foreach (ClaimRow row in claim.Rows)
        {
            try
            {
                outcomes.Add(ClaimOutcome.Of(row, shelf));
            }
            catch (NotRunException gap)
            {
                missing.Add(gap.Place.Split('/')[0]);
            }
        }

        return (claim, outcomes, missing);
    }

    private static Block? Drawn(ClaimFigure figure, ShelfReading shelf)
    {
        try
        {
            return new FigureBlock(figure.Name, figure.Caption, figure.Draw(shelf, FigureOptions.PageWidth));
        }
        catch (NotRunException)
        {
            return null; // the claim says which folders were not run
        }
        catch (Solvers.NotConvergedException failure)
        {
            return new ParagraphBlock($"The figure was not drawn: {failure.Message}") { IsFailure = true };
        }
    }

    private static IEnumerable<Block> Ladder(ShelfReading shelf)
    {
        yield return new HeadingBlock(2, "The whole ladder", "ladder");
        foreach ((string name, IReadOnlyList<ValidationFolder> folders) in Topic.Of(shelf.Folders))
        {
            yield return new HeadingBlock(3, name, $"topic-{string.Concat(name.ToLowerInvariant().Where(char.IsAsciiLetterLower))}");
            foreach (ValidationFolder folder in folders)
            {
                yield return new HeadingBlock(4, folder.Title, folder.Name) { Folder = folder.Name };
                yield return LadderTable.Of([.. shelf.Results.Where(result => result.Folder == folder.Name)]);
            }
        }
    }
}
