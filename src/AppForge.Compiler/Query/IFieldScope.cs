namespace AppForge.Compiler.Query;

/// <summary>The fields a query or a formula may name: those of one app, columns of tables included.</summary>
public interface IFieldScope
{
    /// <summary>Finds a field by its code (case-sensitive). <c>$id</c> is never asked for.</summary>
    /// <param name="code">The field code; the built-in fields by the codes they have in this app.</param>
    /// <returns>The field, or null when there is none.</returns>
    ScopeField? Find(string code);
}
