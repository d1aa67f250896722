using System.IO.Compression;
using System.Text;
using Shouldly;

namespace AppForge.Emulator.Tests.Records;

/// <summary>query-and-formula.md, A2: <c>like</c> on FILE finds names and contents.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class FileSearchTests : RecordTest
{
    [Test]
    public async Task Like_finds_names_and_contents_of_files()
    {
        long app = await CreateAsync(("添付", Field("FILE", "添付")), ("表", Table("表", ("列添付", Field("FILE", "列添付")))));
        long text = await AttachAsync(app, ("見積書.txt", "text/plain", "外壁の塗装 paint\n"u8.ToArray()));
        long word = await AttachAsync(app, ("a.docx", "application/octet-stream", Zip("word/document.xml", "<w:p><w:r><w:t>契</w:t></w:r><w:r><w:t>約書 &amp; seal</w:t></w:r></w:p><w:p>next</w:p>")));
        long binary = await AttachAsync(app, ("photo.png", "image/png", Encoding.UTF8.GetBytes("paint")));
        long broken = await AttachAsync(app, ("b.docx", "application/octet-stream", "no zip paint"u8.ToArray()), ("memo.csv", "text/csv", "x,memo2"u8.ToArray()));
        (await FindAsync(app, "添付 like \"見積\"")).ShouldBe([text]);
        (await FindAsync(app, "添付 like \"paint\"")).ShouldBe([text]);
        (await FindAsync(app, "添付 like \"契約書 seal\"")).ShouldBe([word]);
        (await FindAsync(app, "添付 like \"photo\"")).ShouldBe([binary]);
        (await FindAsync(app, "添付 like \"memo2\"")).ShouldBe([broken]);
        (await FindAsync(app, "添付 not like \"paint\" order by $id asc")).ShouldBe([word, binary, broken]);
        (await PutAsync(app, text, ("添付", Array.Empty<object>()))).Ok();
        (await FindAsync(app, "添付 like \"paint\"")).ShouldBeEmpty();
        object[] file = [new { fileKey = await Admin.UploadAsync("c.txt", "text/plain", "paint"u8.ToArray()) }];
        long inTable = await AddAsync(app, ("表", new[] { new { value = Values(("列添付", file)) } }));
        (await FindAsync(app, "列添付 like \"paint\"")).ShouldBe([inTable]);
    }

    private async Task<long> AttachAsync(long app, params (string Name, string Type, byte[] Content)[] files)
    {
        List<object> keys = [];
        foreach ((string name, string type, byte[] content) in files)
        {
            keys.Add(new { fileKey = await Admin.UploadAsync(name, type, content) });
        }

        return await AddAsync(app, ("添付", keys));
    }

    private static byte[] Zip(string name, string content)
    {
        using MemoryStream stream = new();
        using (ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using StreamWriter writer = new(archive.CreateEntry(name).Open());
            writer.Write(content);
        }

        return stream.ToArray();
    }
}
