using System;
using System.Collections.Generic;
using System.Linq;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Policies;

public sealed class APolicy : Policy
{
    public override string Id => "P-LOCAL-01";

    public override LocalizedText Title => new("題", "A title");

    public override void Check(PolicyContext context)
    {
        var missing = context.Find("none")!;
        Report(missing);
    }

    private static void Report(AppModel app)
    {
        _ = app.Name; // expect: AF1609@9
    }
}
