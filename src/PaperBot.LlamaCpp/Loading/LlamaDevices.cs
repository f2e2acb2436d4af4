using System.Runtime.InteropServices;
using PaperBot.LlamaCpp.Native;

namespace PaperBot.LlamaCpp.Loading;

/// <summary>Reads the devices of the loaded library.</summary>
internal static unsafe class LlamaDevices
{
    internal static IReadOnlyList<LlamaDevice> Read()
    {
        var devices = new List<LlamaDevice>();
        for (nuint i = 0; i < Llama.DeviceCount(); i++)
        {
            var device = Llama.Device(i);
            nuint free, total;
            Llama.DeviceMemory(device, &free, &total);
            devices.Add(new LlamaDevice(Text(Llama.DeviceName(device)), Text(Llama.DeviceDescription(device)).Trim(), (LlamaDeviceKind)Llama.DeviceType(device), (long)free, (long)total));
        }

        return devices;
    }

    internal static bool HasGpu(IEnumerable<LlamaDevice> devices) => devices.Any(device => device.Kind is LlamaDeviceKind.Gpu or LlamaDeviceKind.IntegratedGpu);

    private static string Text(byte* text) => Marshal.PtrToStringUTF8((nint)text) ?? "";
}
