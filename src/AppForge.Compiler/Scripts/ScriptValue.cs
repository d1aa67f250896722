using Acornima.Ast;

namespace AppForge.Compiler.Scripts;

/// <summary>What an expression of a script stands for, as far as that is known before it runs.</summary>
internal abstract record ScriptValue
{
    /// <summary>Anything.</summary>
    public sealed record Unknown : ScriptValue
    {
        public static Unknown Instance { get; } = new();
    }

    /// <summary>A text, by the node that writes it.</summary>
    public sealed record Text(Node Literal, string Value) : ScriptValue;

    /// <summary>An array that is written out.</summary>
    public sealed record Array(ArrayExpression Node) : ScriptValue;

    /// <summary>An object that is written out.</summary>
    public sealed record Object(ObjectExpression Node) : ScriptValue;

    /// <summary>Something with the app's <c>record</c> or <c>records</c>: an event, what <c>kintone.app.record.get()</c> gives, an answer of the API.</summary>
    public sealed record Holder : ScriptValue
    {
        public static Holder Instance { get; } = new();
    }

    /// <summary>Fields by code: those of a record, or of a row of a table.</summary>
    public sealed record Fields(string? Table) : ScriptValue;

    /// <summary>A field of a record or row.</summary>
    public sealed record Field(string? Table, string Code) : ScriptValue;

    /// <summary>The records of a list.</summary>
    public sealed record Records : ScriptValue
    {
        public static Records Instance { get; } = new();
    }

    /// <summary>The rows of a table.</summary>
    public sealed record Rows(string Table) : ScriptValue;

    /// <summary>A row of a table.</summary>
    public sealed record Row(string Table) : ScriptValue;
}
