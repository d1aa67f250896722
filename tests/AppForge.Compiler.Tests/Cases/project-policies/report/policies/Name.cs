using System;
using System.Collections.Generic;
using System.Linq;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Policies;

public sealed class NamePolicy : Policy
{
    public override string Id => "P-LOCAL-01";

    public override LocalizedText Title => new("題", "A title");

    public override void Check(PolicyContext context)
    {
        foreach (var app in context.Apps.Where(a => a.Name.Length < 3))
        {
            context.Report(PolicyContext.PlaceOf(app), $"「{app.Name}」は短すぎます。", $"\"{app.Name}\" is too short.", "3字以上にしてください。", "Take three letters or more.");
        }
    }
}
