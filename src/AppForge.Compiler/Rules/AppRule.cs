using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules;

/// <summary>
/// A rule about one app, which may look at the others. It has no state: apps are checked at the same time, and again only when something changed at which the rules looked: the
/// app, apps that the compilation was asked for, the project's file, environments. So it reads no file of another app, and asks for errors only in its own app and in the files
/// of apps at which it looked.
/// </summary>
internal abstract class AppRule : Rule
{
    /// <summary>Reports what is wrong with one app.</summary>
    /// <param name="app">The app.</param>
    /// <param name="compilation">The project.</param>
    /// <param name="diagnostics">Takes what is wrong with this app; knows what was said before about all files, and by earlier rules about this app.</param>
    public abstract void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics);

    /// <inheritdoc />
    public sealed override void Check(Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var app in compilation.Apps.Values)
        {
            CheckApp(app, compilation, diagnostics);
        }
    }
}
