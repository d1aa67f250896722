using System;
using System.Collections.Generic;
using System.Linq;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Policies;

public sealed class FieldsPolicy : Policy
{
    public override string Id => "P-LOCAL-02";

    public override LocalizedText Title => new("題", "A title");

    public override DiagnosticSeverity Level => DiagnosticSeverity.Error;

    public override void Check(PolicyContext context)
    {
        foreach (var field in context.Apps.SelectMany(Shared.Own))
        {
            context.Report(field.Origin, $"「{field.Code}」", $"\"{field.Code}\"", "直してください。", "Mend it.");
        }

        context.Report(context.Apps[0].General["name"]!.Origin, "名前", "Name", "直してください。", "Mend it.");
    }
}
