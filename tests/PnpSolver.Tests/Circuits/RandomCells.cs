using FsCheck;
using FsCheck.Fluent;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using static PnpSolver.Tests.Circuits.Cells;

namespace PnpSolver.Tests.Circuits;

/// <summary>Membranes with random leaks, pumps and solutions.</summary>
internal static class RandomCells
{
    /// <summary>10^x for x between two bounds.</summary>
    private static Gen<double> Decades(double low, double high) =>
        Gen.Choose((int)(low * 1000), (int)(high * 1000)).Select(x => Math.Pow(10, x / 1000.0));

    private static Gen<Mechanism> Leak(Species ion) => Gen.OneOf(
        Decades(-2, 1.5).Select(g => (Mechanism)new OhmicLeak(ion, g)),
        Decades(-10, -7).Select(p => (Mechanism)new GoldmanLeak(ion, p)));

    private static Gen<Pump> AnyPump { get; } =
        from rate in Decades(0, 2.3)
        from halfNa in Decades(-0.3, 1.5)
        from halfK in Decades(-0.3, 1)
        from law in Gen.Elements<Func<Pump, Pump>>(
            pump => pump with { Law = new IndependentSites(Pairs(halfNa, halfK)) },
            pump => pump with { Law = new HillSites(Pairs(halfNa, halfK), Pairs(1.5, 1)) },
            pump => pump with { Law = new SigmoidSites(Pairs(25, 5.5), Pairs(3, 1)) },
            pump => pump with { Rate = rate / 100, Law = new GradientPower(Na, 3) })
        select law(new Pump(4e15, rate, Stoichiometry(3, -2)));

    /// <summary>Neutral mixtures of K, Na and Cl with the anion that makes up the charge.</summary>
    public static Gen<Material> Solution { get; } =
        from k in Decades(0, 2.3)
        from na in Decades(0, 2.3)
        from share in Gen.Choose(5, 95)
        let cl = (k + na) * share / 100
        select Material.Electrolyte(80, (K, k), (Na, na), (Cl, cl), (Anion, k + na - cl));

    /// <summary>Leaks for three ions.</summary>
    public static Gen<Mechanism[]> Leaks { get; } =
        from k in Leak(K)
        from na in Leak(Na)
        from cl in Leak(Cl)
        select new[] { k, na, cl };

    /// <summary>Leaks for three ions and a pump that saturates.</summary>
    public static Gen<Mechanism[]> Pumped { get; } =
        from leaks in Leaks
        from pump in AnyPump
        select (Mechanism[])[.. leaks, pump];
}
