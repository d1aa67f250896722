using System;
using System.Collections.Generic;
using System.Linq;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Policies;
using System.Text.RegularExpressions;

public sealed class WrongPolicy : Policy
{
    public override string Id => "P-LOCAL-01";

    public override LocalizedText Title => new("題", "A title");

    public override void Check(PolicyContext context)
    {
        var slow = new Regex("(a+)+$"); // expect: AF1604@20
        _ = Regex.IsMatch("a", "(a+)+$"); // expect: AF1604@13
        _ = Regex.IsMatch("a", "(a+)+$", RegexOptions.None, TimeSpan.FromDays(1)); // expect: AF1604@13
        _ = Regex.IsMatch("a", Regex.Escape("a"), RegexOptions.None, RegexTimeout);
    }
}
