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
        var text = System.IO.File.ReadAllText("a"); // expect: AF1602@20
        var today = DateTime.Now; // expect: AF1602@30
        Console.WriteLine(text); // expect: AF1602@9
    }
}
