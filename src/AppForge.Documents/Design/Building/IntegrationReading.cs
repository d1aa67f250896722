using AppForge.Compiler.Model;

namespace AppForge.Documents.Design.Building;

/// <summary>A service outside kintone, as the definition declares it.</summary>
internal sealed record IntegrationReading(string Service, string Purpose, string Direction, bool IsIncoming, IReadOnlyList<string> Fields, string Consultation)
{
    public static IReadOnlyList<IntegrationReading> Of(AppModel app) => app.Definition?["integrations"] is ListValue list
        ? [.. list.Items.OfType<ObjectValue>().Select(Read)]
        : [];

    private static IntegrationReading Read(ObjectValue value)
    {
        var direction = value.Text("direction") ?? "";
        var fields = value["fields"] is ListValue list ? list.Items.OfType<ScalarValue>().Select(i => i.Text).ToList() : [];
        return new IntegrationReading(value.Text("service") ?? "", value.Text("purpose") ?? "",
            direction switch { "in" => "取込", "out" => "書出", "both" => "双方向", _ => "向きの指定なし" }, direction == "in", fields, value.Text("consultation") ?? "");
    }
}
