using AppForge.Testing.OpenApi;

[assembly: HeldToContract]
