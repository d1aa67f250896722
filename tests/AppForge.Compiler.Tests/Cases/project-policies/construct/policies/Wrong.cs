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

    private static int _count; // expect: AF1603@5

    public override void Check(PolicyContext context)
    {
        _count++;
        dynamic anything = 1; // expect: AF1603@9
        Span<int> stack = stackalloc int[3]; // expect: AF1603@27
    }
}
