using System.Text;
using CommandLine;

// Bytes, not the console's own idea of them: notes and reports are UTF-8, and a pipe wants large writes.
var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 16 * 1024);
if (OperatingSystem.IsWindows() && !Console.IsOutputRedirected)
    Console.OutputEncoding = Encoding.UTF8;
return OutlineNotes.Run(args, output, Console.Error, HasColours());

static bool HasColours() =>
    !Console.IsOutputRedirected
    && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
    && Environment.GetEnvironmentVariable("TERM") != "dumb";
