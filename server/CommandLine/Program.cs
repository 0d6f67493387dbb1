using System.Text;
using CommandLine;

if (OperatingSystem.IsWindows() && !Console.IsOutputRedirected)
    Console.OutputEncoding = Encoding.UTF8;
bool isShown = !Console.IsOutputRedirected;
return OutlineNotes.Run(args, new(Console.OpenStandardInput(), Console.OpenStandardOutput(), Console.Error)
{
    IsOutputShown = isShown,
    IsErrorShown = !Console.IsErrorRedirected,
    HasColours = isShown && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb",
});
