using System.Globalization;
using System.Text;

namespace PnpSolver.Cases.Yaml;

/// <summary>Bytes of a file to text, or a message a person can act on.</summary>
internal static class FileText
{
    /// <summary>Largest case or mesh file, in bytes.</summary>
    public const int MaxBytes = 1 << 20;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes of a file; at most one more than <see cref="MaxBytes"/> are read.</summary>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a directory.</exception>
    public static byte[] ReadBytes(string path)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var buffer = new byte[MaxBytes + 1];
        int count = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return buffer[..count];
    }

    /// <summary>The text of UTF-8 bytes without a byte order mark.</summary>
    /// <exception cref="CaseException">Too large, not UTF-8, or not text.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, string file)
    {
        if (bytes.Length > MaxBytes)
        {
            throw Fault(file, 0, 0, $"the file is larger than {MaxBytes / 1024} KiB, the limit for case and mesh files");
        }

        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            throw Fault(file, 0, 0, "the file is UTF-16; save it as UTF-8");
        }

        string text;
        try
        {
            text = Strict.GetString(bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes);
        }
        catch (DecoderFallbackException)
        {
            throw NotUtf8(bytes, file);
        }

        CheckCharacters(text, file);
        return text;
    }

    /// <summary>Refuses control characters, which only binary files contain.</summary>
    /// <exception cref="CaseException">There is one.</exception>
    public static void CheckCharacters(string text, string file)
    {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\n')
            {
                line++;
                lineStart = i + 1;
            }
            else if ((c < ' ' && c is not ('\t' or '\r')) || c is '\u007f' or '\ufffe' or '\uffff')
            {
                string code = ((int)c).ToString("X4", CultureInfo.InvariantCulture);
                throw Fault(file, line, i - lineStart + 1, $"control character U+{code}: this is not a text file");
            }
        }
    }

    private static CaseException NotUtf8(ReadOnlySpan<byte> bytes, string file)
    {
        int valid = System.Text.Unicode.Utf8.IsValid(bytes) ? bytes.Length : FirstInvalid(bytes);
        ReadOnlySpan<byte> before = bytes[..valid];
        int line = before.Count((byte)'\n') + 1;
        int lineStart = before.LastIndexOf((byte)'\n') + 1;
        int column = Encoding.UTF8.GetCharCount(before[lineStart..]) + 1;
        string code = bytes[valid].ToString("X2", CultureInfo.InvariantCulture);
        return Fault(file, line, column, $"byte 0x{code} is not UTF-8: save the file as UTF-8 text, or is it a binary file?");
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        int position = 0;
        while (Rune.DecodeFromUtf8(bytes[position..], out _, out int length) == System.Buffers.OperationStatus.Done)
        {
            position += length;
        }

        return position;
    }

    private static CaseException Fault(string file, int line, int column, string message) =>
        new(new CaseError(file, line, column, "", message));
}
