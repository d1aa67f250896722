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

    private static void Again() { }

    public override void Check(PolicyContext context)
    {
        while (true) { try { Again(); } catch (Exception) { } } // expect: AF1608@9
    }
}
