using AppForge.Emulator.Apps;
using AppForge.Emulator.Plugins;
using AppForge.Emulator.Records;
using AppForge.Emulator.Settings;
using AppForge.Emulator.Spaces;
using AppForge.Emulator.Statistics;
using AppForge.Emulator.Users;

namespace AppForge.Emulator.Http;

/// <summary>Every call the emulator answers. A new API is a row from its own file, named here.</summary>
internal static class EndpointTable
{
    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        .. AppEndpoints.Rows,
        .. MoveEndpoint.Rows,
        .. DeployEndpoints.Rows,
        .. FileEndpoints.Rows,
        .. SettingsEndpoints.Rows,
        .. FormEndpoint.Rows,
        .. SpaceEndpoints.Rows,
        .. SpaceCreation.Rows,
        .. SpaceMembers.Rows,
        .. ThreadEndpoints.Rows,
        .. GuestEndpoints.Rows,
        .. PluginEndpoints.Rows,
        .. StatisticsEndpoints.Rows,
        .. CatalogueEndpoint.Rows,
        .. UserEndpoints.Rows,
        .. OrganizationEndpoints.Rows,
        .. GroupEndpoints.Rows,
        .. MembershipEndpoints.Rows,
        .. RecordEndpoints.Rows,
        .. EvaluateEndpoint.Rows,
        .. CursorEndpoints.Rows,
        .. ProcessEndpoints.Rows,
        .. CommentEndpoints.Rows,
        .. BulkRequestEndpoint.Rows,
    ];
}
