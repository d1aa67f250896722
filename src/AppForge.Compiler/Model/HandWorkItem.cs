using AppForge.Compiler.Catalog;

namespace AppForge.Compiler.Model;

/// <summary>A setting that a definition declares and that a person has to make in kintone, because no API does (behaviour.md, section 4).</summary>
/// <param name="Address">Which setting.</param>
/// <param name="Property">What it is.</param>
/// <param name="Value">What is declared.</param>
/// <param name="Of">What it is a setting of, by the name that identifies it (the key of a plug-in); null for a setting of the app itself.</param>
public sealed record HandWorkItem(Address Address, PropertyShape Property, SettingValue Value, string? Of = null);
