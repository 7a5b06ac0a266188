using PnpSolver.Cases;
using PnpSolver.Materials;

namespace PnpSolver.Tests.Cases;

public sealed class ActivityTests
{
    [Fact]
    public void ACaseIsIdealUnlessItSaysOtherwise()
    {
        Assert.Equal(new Ideal(), Read("minimal").Activity);
        Assert.Equal(new Ideal(), Read("solvation").Activity);
    }

    [Fact]
    public void TheStericModelTakesTheSizesOfIonsAndSolvent()
    {
        PnpProblem problem = Read("bikerman");

        Assert.Equal(0.28e-9, Assert.IsType<Bikerman>(problem.Activity).SolventSize!.Value, 1e-24);
        Assert.Equal([0.4e-9, 0.5e-9], problem.Species.Select(species => species.Size!.Value), (a, b) => Math.Abs(a - b) < 1e-24);
    }

    [Fact]
    public void ModelsOfTheIonicStrengthAreNamedByTheirAuthors()
    {
        Assert.Equal(new Davies(), Read("davies").Activity);
        Assert.Equal(0.4e-9, Assert.IsType<DebyeHueckel>(Read("debye-huckel").Activity).ClosestApproach, 1e-24);
    }

    [Fact]
    public void ASizeThatNothingUsesIsNoted() =>
        Assert.Contains(
            "species.K.size: not used by the davies activity model",
            CaseFile.Read(Corpus.Path("good", "davies"), new() { Overrides = [CaseOverride.Parse("species.K.size=0.4 nm")] }).Notes);

    private static PnpProblem Read(string name) => CaseFile.Read(Corpus.Path("good", name)).Problem;
}
