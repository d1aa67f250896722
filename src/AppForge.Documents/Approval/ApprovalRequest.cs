using AppForge.Compiler;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Documents.Approval;

/// <summary>What <see cref="ApprovalDocumentBuilder"/> makes a document of: a plan, without anything that only a deployment needs.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Target">The address of the kintone.</param>
/// <param name="PlanId">The plan's id.</param>
/// <param name="Compilation">The definitions.</param>
/// <param name="Apps">The apps to which something happens, and those of which something has to be told.</param>
/// <param name="Language">The language of the document.</param>
public sealed record ApprovalRequest(string Environment, string Target, string PlanId, Compilation Compilation, IReadOnlyList<ApprovalApp> Apps, Language Language);
