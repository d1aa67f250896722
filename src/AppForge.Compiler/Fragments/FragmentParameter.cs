using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Fragments;

/// <summary>What a fragment leaves open.</summary>
/// <param name="Name">Its name, as in <c>${name}</c>.</param>
/// <param name="Title">What it is for; empty where nothing says so.</param>
/// <param name="Default">What stands for it where no argument is given; null where one has to be.</param>
internal sealed record FragmentParameter(string Name, string Title, ScalarNode? Default);
