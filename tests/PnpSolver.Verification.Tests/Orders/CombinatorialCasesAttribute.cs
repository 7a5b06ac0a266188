using System.Reflection;
using PnpSolver.Grids;
using Xunit.Sdk;

namespace PnpSolver.Verification.Tests.Orders;

/// <summary>Every geometry, with and without the axis or centre in the domain, with every kind of interface.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CombinatorialCasesAttribute : DataAttribute
{
    private static readonly bool[] OnlyWithout = [false];
    private static readonly bool[] WithAndWithout = [true, false];
    private static readonly string[] Jumps = ["none", "permittivity", "standard potential"];

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        from coordinates in Enum.GetValues<CoordinateSystem>()
        from withCentre in coordinates == CoordinateSystem.Planar ? OnlyWithout : WithAndWithout
        from jump in Jumps
        select new object[] { coordinates, withCentre, jump };
}
