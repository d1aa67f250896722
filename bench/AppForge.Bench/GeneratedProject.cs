using System.Globalization;
using System.Text;
using AppForge.Compiler;
using AppForge.Compiler.Syntax;

namespace AppForge.Bench;

/// <summary>A project of generated apps of 60 fields: texts, numbers, choices, dates, a table, lookups into the app before, formulas, views, a process, permissions.</summary>
internal static class GeneratedProject
{
    private const int TextFields = 20;

    // As an office has them: many apps look at few.
    private const int Masters = 10;

    /// <summary>Makes the project.</summary>
    /// <param name="apps">The number of apps.</param>
    /// <param name="lookups">The lookups of an app; each takes the place of a text. The first ones lead into the apps before it, the last of several into one of the first ten.</param>
    /// <param name="views">The views of an app, each with a condition; lookups and an action have one too.</param>
    public static ProjectFiles Of(int apps, int lookups = 1, int views = 8)
    {
        List<SourceText> sources = [new("appforge.yaml", "name: bench\n"), new("environments/local.yaml", "roles: { owner: group/owner }\n")];
        for (var i = 0; i < apps; i++)
        {
            sources.Add(new($"apps/app-{i}/app.yaml", App(i, lookups, views)));
        }

        return ProjectFiles.Of(sources);
    }

    private static string App(int index, int lookups, int views)
    {
        var yaml = new StringBuilder();
        void Line(string text) => yaml.Append(text).Append('\n');
        string Number(int n) => n.ToString(CultureInfo.InvariantCulture);

        Line($"name: 生成アプリ{index}");
        Line("description: 計測のために作ったアプリ");
        Line("theme: BLUE");
        Line("titleField: 番号");
        Line("owner: role/owner");
        Line("fields:");
        Line("  番号: { type: SINGLE_LINE_TEXT, required: true, unique: true, maxLength: 12, help: 例 R8-0001 }");
        for (var i = 1; i <= TextFields - lookups; i++)
        {
            Line($"  文字列{Number(i)}: {{ type: SINGLE_LINE_TEXT, label: 項目の名前{Number(i)}, maxLength: 64, help: 説明の文 }}");
        }

        for (var i = 0; i < 10; i++)
        {
            Line($"  数値{Number(i)}: {{ type: NUMBER, unit: km, unitPosition: AFTER, minValue: 0 }}");
            Line($"  計算{Number(i)}: {{ type: CALC, expression: \"IF(数値{Number(i)} > 10, 数値{Number(i)} * 1.1, 0)\", unit: km, unitPosition: AFTER }}");
        }

        for (var i = 0; i < 5; i++)
        {
            Line($"  区分{Number(i)}: {{ type: DROP_DOWN, required: true, options: [公務, 研修, 災害対応, その他] }}");
            Line($"  日付{Number(i)}: {{ type: DATE }}");
            Line($"  担当{Number(i)}: {{ type: USER_SELECT, defaultValue: [LOGINUSER()] }}");
        }

        for (var i = 0; i < lookups; i++)
        {
            Line($"  参照{(i == 0 ? "" : Number(i))}:");
            Line("    type: SINGLE_LINE_TEXT");
            Line("    lookup:");
            Line($"      relatedApp: app-{Number(i > 0 && i == lookups - 1 ? index % Masters : Math.Max(0, index - 1 - i))}");
            Line("      relatedKeyField: 番号");
            Line($"      fieldMappings: {{ 文字列{Number(1 + (2 * i))}: 文字列1, 文字列{Number(2 + (2 * i))}: 文字列2 }}");
            Line("      lookupPickerFields: [番号, 文字列1]");
            Line("      filterCond: 区分0 in (\"公務\", \"研修\") and 数値0 > 3");
        }

        Line("  明細:");
        Line("    type: SUBTABLE");
        Line("    fields:");
        for (var i = 0; i < 3; i++)
        {
            Line($"      明細の列{Number(i)}: {{ type: SINGLE_LINE_TEXT }}");
        }

        Line("views:");
        for (var i = 0; i < views; i++)
        {
            Line($"  一覧{Number(i)}: {{ type: LIST, fields: [番号, 文字列1, 区分0, 数値0, 日付0], filterCond: ステータス not in (\"完了\") and 区分{Number(i % 5)} in (\"公務\"), sort: 番号 desc }}");
        }

        Line("process:");
        Line("  states:");
        Line("    受付:");
        Line("    審査: { assignee: { type: ANY, entities: [role/owner] } }");
        Line("    完了:");
        Line("  actions:");
        Line("    - { name: 審査へ, from: 受付, to: 審査, filterCond: 文字列1 != \"\" }");
        Line("    - { name: 終える, from: 審査, to: 完了 }");
        Line("acl:");
        Line("  app:");
        Line("    - { entity: role/owner, allow: all }");
        Line("    - { entity: everyone, allow: [recordViewable, recordAddable] }");
        Line("  field:");
        Line("    数値0: [{ entity: role/owner, accessibility: WRITE }, { entity: everyone, accessibility: READ }]");
        return yaml.ToString();
    }
}
