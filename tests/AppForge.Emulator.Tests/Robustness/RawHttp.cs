using System.Net.Sockets;
using System.Text;

namespace AppForge.Emulator.Tests.Robustness;

/// <summary>Sends bytes as they are: what a well-bred HTTP client would mend or refuse before it leaves.</summary>
internal static class RawHttp
{
    /// <summary>A request line and headers, ended and with the connection closed afterwards; returns everything that came back.</summary>
    public static async Task<RawReply> SendAsync(Uri address, string head, byte[]? body = null)
    {
        using TcpClient client = new();
        await client.ConnectAsync(address.Host, address.Port);
        await using NetworkStream stream = client.GetStream();
        byte[] bytes = [.. Encoding.Latin1.GetBytes(head.ReplaceLineEndings("\r\n") + "\r\nConnection: close\r\n\r\n"), .. body ?? []];
        try
        {
            await stream.WriteAsync(bytes);
        }
        catch (IOException)
        {
            // It may answer and hang up before it has heard everything.
        }

        using MemoryStream answer = new();
        try
        {
            await stream.CopyToAsync(answer);
        }
        catch (IOException)
        {
            // Closed with bytes of ours unread: what it said before counts.
        }

        return RawReply.Of(answer.ToArray());
    }
}
