using System.Reflection;
using PnpSolver.Grids;
using Xunit.Sdk;

namespace PnpSolver.Verification.Tests.Orders;

/// <summary>Every geometry of one dimension, with and without the axis or centre in the domain, with every kind of interface.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CombinatorialCasesAttribute : DataAttribute
{
    private static readonly bool[] OnlyWithout = [false];
    private static readonly bool[] WithAndWithout = [true, false];
    private static readonly string[] Jumps = ["none", "permittivity", "standard potential"];

    private static readonly CoordinateSystem[] Lines = [CoordinateSystem.Planar, CoordinateSystem.Cylindrical, CoordinateSystem.Spherical];

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        from coordinates in Lines
        from withCentre in coordinates == CoordinateSystem.Planar ? OnlyWithout : WithAndWithout
        from jump in Jumps
        select new object[] { coordinates, withCentre, jump };
}
