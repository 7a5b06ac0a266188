namespace PnpSolver.Grids;

/// <summary>The symmetry of a grid: it fixes face areas and volumes and nothing else.</summary>
public enum CoordinateSystem
{
    /// <summary>x; everything is per square metre of cross-section.</summary>
    Planar,

    /// <summary>Radius r of a long cylinder; everything is per metre of its length.</summary>
    Cylindrical,

    /// <summary>Radius r of a sphere.</summary>
    Spherical,

    /// <summary>Radius r and height z of a body of revolution: the tensor product of a cylindrical and a planar axis.</summary>
    Axisymmetric,
}

/// <summary>Face areas and shell volumes of the coordinate systems: all that tells them apart.</summary>
public static class CoordinateSystems
{
    /// <summary>Area of the coordinate surface at a position: 1, 2πr or 4πr².</summary>
    /// <param name="system">The coordinate system.</param>
    /// <param name="position">x or r, in m.</param>
    /// <returns>In m² per m² (planar), m² per m (cylindrical) or m² (spherical).</returns>
    public static double Area(this CoordinateSystem system, double position) => system switch
    {
        CoordinateSystem.Planar => 1,
        CoordinateSystem.Cylindrical => 2 * Math.PI * position,
        CoordinateSystem.Spherical => 4 * Math.PI * position * position,
        _ => throw new ArgumentException("an axisymmetric grid has a cylindrical and a planar axis", nameof(system)),
    };

    /// <summary>Exact volume between two positions, as a product with (b − a) so that thin shells keep their digits.</summary>
    /// <param name="system">The coordinate system.</param>
    /// <param name="a">Lower position, in m.</param>
    /// <param name="b">Upper position, in m.</param>
    /// <returns>In m³ per m² (planar), m³ per m (cylindrical) or m³ (spherical).</returns>
    public static double Volume(this CoordinateSystem system, double a, double b) => system switch
    {
        CoordinateSystem.Planar => b - a,
        CoordinateSystem.Cylindrical => Math.PI * (b - a) * (b + a),
        CoordinateSystem.Spherical => 4 * Math.PI / 3 * (b - a) * ((a * a) + (a * b) + (b * b)),
        _ => throw new ArgumentException("an axisymmetric grid has a cylindrical and a planar axis", nameof(system)),
    };

    /// <summary>∫ dx/A between two positions: b − a, ln(b/a)/2π or (1/a − 1/b)/4π; what a resistance or an elastance in series needs.</summary>
    /// <param name="system">The coordinate system.</param>
    /// <param name="a">Lower position, in m; for radial systems positive.</param>
    /// <param name="b">Upper position, in m.</param>
    /// <returns>In m/m² times m² (planar), m (cylindrical) or 1 (spherical).</returns>
    public static double LengthOverArea(this CoordinateSystem system, double a, double b) => system switch
    {
        CoordinateSystem.Planar => b - a,
        CoordinateSystem.Cylindrical => Math.Log(b / a) / (2 * Math.PI),
        CoordinateSystem.Spherical => (b - a) / (4 * Math.PI * a * b),
        _ => throw new ArgumentException("an axisymmetric grid has a cylindrical and a planar axis", nameof(system)),
    };
}
