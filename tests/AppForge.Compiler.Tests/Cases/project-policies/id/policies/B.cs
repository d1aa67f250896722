using System;
using System.Collections.Generic;
using System.Linq;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Policies;

public sealed class BPolicy : Policy
{
    public override string Id => "P-LOCAL-02";

    public override LocalizedText Title => new("題", "A title");

    public override void Check(PolicyContext context)
    {
        context.Report(PolicyContext.PlaceOf(context.Apps[0]), "あ", "a", "い", "b");
    }
}
