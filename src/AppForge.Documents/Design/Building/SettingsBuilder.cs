using AppForge.Compiler.Model.Symbols;
using AppForge.Documents.Prose;

namespace AppForge.Documents.Design.Building;

/// <summary>Makes chapter 3 from the catalog: a general setting that kintone gets tomorrow appears by itself.</summary>
internal sealed class SettingsBuilder(AppInDocument app)
{
    private readonly SettingWording _wording = new(app);

    /// <summary>The general settings but the name, which the cover and chapter 1 have; and the administrators' memo.</summary>
    public IReadOnlyList<KeyValueRow> Build() =>
        [.. app.App.General.Properties.Skip(1).Select(p => Row(p.Shape.Title.Japanese, _wording.Say(p.Value, p.Shape.Shape))), Row("管理者用メモ", Notes())];

    private static KeyValueRow Row(string key, string value) => new(key, value, null, false);

    private string Notes() => AdminNotesSymbol.Of(app.App) switch
    {
        _ when !app.Unmanaged.IsManaged("adminNotes") => "定義で管理していない。kintoneの設定画面で確認する。",
        null => SettingWording.NotReadable,
        { Html.Length: 0 } => "",
        var notes => PlainText.OfHtml(notes.Html) + (notes.IsCopied ? "\n（テンプレートや複製にも含める）" : ""),
    };
}
