using System;
using System.Collections.Generic;
using System.Linq;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Policies;

public sealed class WrongPolicy : Policy
{
    public override string Id => "P-LOCAL-01";

    public override LocalizedText Title => new("題", "A title");

    public override void Check(PolicyContext context)
    {
        var 数 = context.Aps; // expect: AF1601@25
        context.Report(数);
    }
}
