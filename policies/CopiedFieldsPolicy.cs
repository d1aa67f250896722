using System;
using System.Linq;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Policies;

/// <summary>
/// ほかのアプリがルックアップで写し取るフィールドには、説明（help）を書く。写した先の職員は、意味をここでしか知れない。
/// </summary>
public sealed class CopiedFieldsPolicy : Policy
{
    public override string Id => "P-LOCAL-01";

    public override LocalizedText Title => new("ほかのアプリが写し取るフィールドには説明がある", "A field that other apps copy is explained");

    public override void Check(PolicyContext context)
    {
        foreach (var app in context.Apps)
        {
            foreach (var field in app.Fields.Where(f => !f.IsBuiltIn && f.Help is null))
            {
                var users = context.UsesOf(SymbolKind.Field, app.Key, field.Code)
                    .Where(r => !r.From.Text.StartsWith($"apps.{app.Key}.", StringComparison.Ordinal))
                    .Select(r => r.From.Text).Order(StringComparer.Ordinal).ToList();
                if (users.Count > 0)
                {
                    context.Report(
                        field.Origin,
                        $"「{field.Code}」はほかのアプリが使いますが、説明がありません（{users[0]} など {users.Count}か所）。",
                        $"\"{field.Code}\" is used by other apps and isn't explained ({users.Count} places, such as {users[0]}).",
                        "help に、何の値か、いつ変わるかを1行で書いてください。", "Say in help what the value is and when it changes.");
                }
            }
        }
    }
}
