global using AppForge.Testing;
global using NUnit.Framework;
