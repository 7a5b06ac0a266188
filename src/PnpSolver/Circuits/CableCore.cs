using System.Collections.Immutable;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Membranes;

namespace PnpSolver.Circuits;

/// <summary>The electrolyte inside a cylindrical membrane as the core of a cable. Immutable.</summary>
/// <param name="Conductance">∫ σ dA over its cross-section, in S m.</param>
/// <param name="Perimeter">2πa of the inside face, in m.</param>
internal sealed record CableCore(double Conductance, double Perimeter)
{
    /// <summary>The core of a slab across r, at the middle of its length; <c>null</c> where the slab lies otherwise or its inside is at larger r.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="slab">The slab.</param>
    /// <param name="contents">n_k of the inside, in mol/m³, shape [species].</param>
    public static CableCore? Of(PnpProblem problem, Slab slab, ImmutableArray<double> contents)
    {
        Grid grid = problem.Grid;
        SlabLine line = slab.Lines[slab.Lines.Length / 2];
        if (grid.Along.Coordinates != CoordinateSystem.Cylindrical || slab.IsReversed || line.InsideNode / grid.Columns != line.OutsideNode / grid.Columns)
        {
            return null;
        }

        double conductance = 0;
        int row = line.CellBelow / grid.Along.CellCount * grid.Along.CellCount;
        for (int cell = line.CellBelow; cell >= row; cell--)
        {
            Material material = problem.Material(grid.Regions[grid.RegionOfCell[cell]]);
            if (!material.AdmitsAny(problem.Species))
            {
                break;
            }

            double area = grid.Along.LowerVolume[cell - row] + grid.Along.UpperVolume[cell - row];
            conductance += Conductivity(problem, material, contents) * area;
        }

        return new(conductance, 2 * Math.PI * grid.Positions[line.InsideNode % grid.Columns]);
    }

    /// <summary>σ = (F/V_T) Σ z² D c, in S/m.</summary>
    private static double Conductivity(PnpProblem problem, Material material, ImmutableArray<double> contents) =>
        PhysicalConstants.Faraday / problem.ThermalVoltage * problem.Species.Select((ion, k) =>
            ion.Valence * ion.Valence * material.Diffusivity(ion) * material.Partition(ion) * contents[k]).Sum();
}
