// The yardstick of a start: a .NET program that says one line.
Console.WriteLine("ok");
