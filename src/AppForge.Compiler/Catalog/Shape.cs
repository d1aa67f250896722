namespace AppForge.Compiler.Catalog;

/// <summary>
/// What a setting looks like. kintone is described once, as a tree of shapes (<see cref="KintoneCatalog"/>); every stage of AppForge is an interpreter with
/// one switch over the seven of them: scalar, choice, reference, object, union, map, list. Shapes are compared by reference.
/// </summary>
public abstract class Shape
{
    private protected Shape()
    {
    }
}
