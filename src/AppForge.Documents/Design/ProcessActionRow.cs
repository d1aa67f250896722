namespace AppForge.Documents.Design;

/// <summary>An action of the process.</summary>
/// <param name="Number">№ as in the drawing: ①.</param>
/// <param name="Name">アクション名.</param>
/// <param name="From">実行前.</param>
/// <param name="To">実行後.</param>
/// <param name="Filter">条件.</param>
/// <param name="Executors">実行できる人.</param>
public sealed record ProcessActionRow(string Number, string Name, string From, string To, Condition Filter, string Executors);
