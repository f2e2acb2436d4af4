using System.Net;
using System.Net.Sockets;

namespace PaperBot.Servers;

/// <summary>Tells the addresses of this machine and of private networks from those of the open internet.</summary>
public static class PrivateNetwork
{
    /// <summary>Whether <paramref name="address"/> is of this machine, link-local, or of a private or carrier's network.</summary>
    public static bool Holds(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily == AddressFamily.InterNetworkV6) return IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal;
        return address.GetAddressBytes() is [10 or 127, ..] or [172, >= 16 and <= 31, ..] or [192, 168, ..] or [169, 254, ..] or [100, >= 64 and <= 127, ..];
    }
}
