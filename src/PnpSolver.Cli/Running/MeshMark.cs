using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using PnpSolver.Grids;

namespace PnpSolver.Cli.Running;

/// <summary>What tells one mesh from another: the file of a case may name the file of its mesh.</summary>
internal static class MeshMark
{
    private const int Digits = 16;

    /// <summary>First digits of the SHA-256 of positions and regions.</summary>
    public static string Of(Grid grid)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(grid.Along.Positions));
        if (grid.Height is { } height)
        {
            hash.AppendData(MemoryMarshal.AsBytes(height.Positions));
        }

        hash.AppendData(MemoryMarshal.AsBytes(grid.RegionOfCell));
        hash.AppendData(Encoding.UTF8.GetBytes(string.Join('\n', grid.Regions)));
        return Convert.ToHexStringLower(hash.GetCurrentHash())[..Digits];
    }
}
