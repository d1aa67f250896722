using AppForge.Emulator.Apps;
using AppForge.Emulator.Records;
using AppForge.Emulator.Settings;

namespace AppForge.Emulator.Http;

/// <summary>Every call the emulator answers. A new API is a row from its own file, named here.</summary>
internal static class EndpointTable
{
    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        .. AppEndpoints.Rows,
        .. SpaceEndpoints.Rows,
        .. DeployEndpoints.Rows,
        .. FileEndpoints.Rows,
        .. SettingsEndpoints.Rows,
        .. UserEndpoints.Rows,
        .. RecordEndpoints.Rows,
        .. EvaluateEndpoint.Rows,
        .. CursorEndpoints.Rows,
        .. ProcessEndpoints.Rows,
        .. CommentEndpoints.Rows,
        .. BulkRequestEndpoint.Rows,
    ];
}
