using PnpSolver.Circuits;
using PnpSolver.Tests.Validation;

namespace PnpSolver.Tests.Circuits;

/// <summary>The textbook's closed forms against independently computed digits, and against each other.</summary>
public sealed class MembranePotentialTests
{
    private const double Room = 298.15;
    private const double Body = 310.15;

    private static readonly PermeantIon Potassium = new(1, 1, 140, 5);
    private static readonly PermeantIon Sodium = new(1, 0.04, 10, 145);
    private static readonly PermeantIon Chloride = new(-1, 0.45, 10, 110);

    [Fact]
    public void NernstPotentialsHaveTheTabulatedDigits()
    {
        Near.Relative(-95.0225756659e-3, MembranePotentials.Nernst(Body, 1, 140, 4), 1e-11);
        Near.Relative(66.5982132722e-3, MembranePotentials.Nernst(Body, 1, 12, 145), 1e-11);
        Near.Relative(-75.9459825960e-3, MembranePotentials.Nernst(Body, -1, 7, 120), 1e-11);
        Near.Relative(MembranePotentials.Nernst(Body, 1, 2, 1) / 2, MembranePotentials.Nernst(Body, 2, 2, 1), 1e-15);
    }

    [Fact]
    public void GoldmanVoltagesHaveTheTabulatedDigits()
    {
        Near.Relative(-67.31496071241e-3, MembranePotentials.Goldman(Body, Potassium, Sodium, Chloride), 1e-12);
        Near.Relative(-68.55252711781e-3, MembranePotentials.Goldman(Body, Potassium, Sodium), 1e-12);
        Near.Relative(-70.69395762e-3, MembranePotentials.Goldman(Room, new(1, 1.957, 140, 5), new PermeantIon(1, 0.04 * 1.334, 10, 145)), 1e-9);
        Near.Relative(MembranePotentials.Nernst(Body, -1, 7, 120), MembranePotentials.Goldman(Body, new PermeantIon(-1, 3, 7, 120)), 1e-14);
    }

    [Fact]
    public void GoldmanRefusesDivalentIons() =>
        Assert.Throws<ArgumentException>(() => MembranePotentials.Goldman(Body, new PermeantIon(2, 1, 1, 2)));

    [Fact]
    public void GoldmanRootIsTheClosedFormForUnivalentIons() =>
        Near.Relative(-67.31496071241e-3, MembranePotentials.GoldmanRoot(Body, Potassium, Sodium, Chloride), 1e-12);

    [Fact]
    public void GoldmanRootOfOneDivalentIonIsItsNernstPotential() =>
        Near.Relative(MembranePotentials.Nernst(Body, 2, 1e-4, 2), MembranePotentials.GoldmanRoot(Body, new PermeantIon(2, 7, 1e-4, 2)), 1e-13);

    /// <summary>Spangler's closed form for univalent cations and a divalent one, a quadratic in e^(V/V_T): with the currents of K (P = 1,
    /// 100/10) and Ca (P' = 0.5, 1e-3/2), 4P'(Ca_i q² − Ca_o)/(q² − 1) + P(K_i q − K_o)/(q − 1) = 0.</summary>
    [Fact]
    public void GoldmanRootOfMixedValencesSolvesSpanglersQuadratic()
    {
        const double p4 = 4 * 0.5;
        const double a = (p4 * 1e-3) + 100;
        const double b = 100 - 10;
        const double c = -(p4 * 2) - 10;
        double q = (-b + Math.Sqrt((b * b) - (4 * a * c))) / (2 * a);
        double expected = PhysicalConstants.ThermalVoltage(Body) * Math.Log(q);
        Near.Relative(expected, MembranePotentials.GoldmanRoot(Body, new(1, 1, 100, 10), new PermeantIon(2, 0.5, 1e-3, 2)), 1e-12);
    }

    [Fact]
    public void GoldmanRootRefusesIonsThatOnlyLeave() =>
        Assert.Throws<ArgumentException>(() => MembranePotentials.GoldmanRoot(Body, new PermeantIon(1, 1, 10, 0)));

    [Fact]
    public void MullinsNodaHasTheTabulatedDigits()
    {
        double rest = MembranePotentials.MullinsNoda(Body, Potassium, Sodium);
        Near.Relative(-73.79889247823e-3, rest, 1e-12);
        Near.Relative(-5.24636536e-3, rest - MembranePotentials.Goldman(Body, Potassium, Sodium), 1e-8);
        Near.Relative(MembranePotentials.Goldman(Body, Potassium, Sodium), MembranePotentials.MullinsNoda(Body, Potassium, Sodium, 1), 1e-15);
    }

    [Fact]
    public void ChordConductanceHasTheTabulatedDigits()
    {
        double Nernst(PermeantIon ion) => MembranePotentials.Nernst(Body, ion.Valence, ion.Inside, ion.Outside);
        (double, double)[] branches = [(4, Nernst(Potassium)), (0.4, Nernst(Sodium)), (1, Nernst(Chloride))];
        Near.Relative(-72.54334850792e-3, MembranePotentials.ChordConductance(branches), 1e-12);
        Near.Relative(-74.39520035978e-3, MembranePotentials.Resting(0.01, branches), 1e-12);
    }

    [Fact]
    public void OnePumpMoleculeCarriesSixteenAttoampere() =>
        Near.Relative(1.602176634e-17, MembranePotentials.PumpMolecule(100), 1e-14);
}
