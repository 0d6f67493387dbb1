using Outline.Syntax;
using Outline.Workspace;

namespace Outline.Rules;

/// <summary>
/// One kind of malformed note, with everything known about it: one file, one class. A rule is a
/// <see cref="LineRule"/> where a line by itself shows most of it, a <see cref="NeighbourRule"/> where an item and the one
/// above it do, a <see cref="NoteRule"/> where it takes the whole note, or a <see cref="WorkspaceRule"/> where only the names
/// of all notes show it. The first two cost an edit only the lines it touches.
/// </summary>
public abstract class Rule
{
    /// <summary>Names the bad thing, in kebab case; the settings key and the page's file name.</summary>
    public abstract string Name { get; }

    /// <summary>How loud it is unless the user says otherwise.</summary>
    public abstract DiagnosticLevel Level { get; }

    /// <summary>How loud it is in a note that is to be written so, unless the user says otherwise.</summary>
    public virtual DiagnosticLevel LevelUnder(NoteStyle style) => Level;

    /// <summary>Whether editors fade the place instead of underlining it.</summary>
    public virtual bool IsFaded => false;

    /// <summary>The texts of its page.</summary>
    public abstract RulePage Page { get; }

    /// <summary>The ways to mend a diagnostic of this rule, the best first; none where nothing can be done by rule.</summary>
    /// <param name="tree">The tree that the diagnostic was found in.</param>
    /// <param name="diagnostic">A diagnostic of this rule.</param>
    /// <param name="style">How the note is to be written.</param>
    public virtual IEnumerable<Fix> Fixes(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style) => [];

    /// <summary>Whether there is a way to mend a diagnostic of this rule, without working it out where that is known.</summary>
    public virtual bool CanFix(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style) => Fixes(tree, diagnostic, style).Any();
}

/// <summary>What the page of a rule says; the page is made from it, and <see cref="Bad"/> and <see cref="Good"/> are run as tests.</summary>
/// <param name="Summary">What the rule finds, in one sentence that begins in lower case and has no full stop.</param>
/// <param name="Why">Why that is worth a warning.</param>
/// <param name="Bad">A note in which this rule, and no other above hint level, finds something.</param>
/// <param name="Good">The same note as it should be: no rule finds anything.</param>
/// <param name="Fix">What the fix does and how far it can be trusted; null where there is no fix.</param>
/// <param name="Trust">How far the best fix for <paramref name="Bad"/> can be trusted.</param>
public sealed record RulePage(string Summary, string Why, string Bad, string Good, string? Fix, Trust Trust = Trust.Likely);

/// <summary>Something found in one line; columns are UTF-16 code units from the start of the line.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Message">One sentence for the writer of the note, without a full stop.</param>
public readonly record struct LineFinding(int Start, int End, string Message);

/// <summary>A rule that a line by itself gives away. What it finds in a line is kept as long as the line is.</summary>
public abstract class LineRule : Rule
{
    /// <summary>Adds what a line shows; depends on the line and on nothing else. Lines without findings must be quick: this runs on every line.</summary>
    public abstract void Find(LineSyntax line, List<LineFinding> found);

    /// <summary>What a finding comes to in its place; null where the lines around it show that nothing is wrong.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="line">The line it was found in, from 0.</param>
    /// <param name="finding">What <see cref="Find"/> found there.</param>
    /// <param name="style">How the note is to be written.</param>
    public virtual Diagnostic? Place(SyntaxTree tree, int line, LineFinding finding, NoteStyle style) =>
        new(this, new(line, finding.Start, finding.End), finding.Message);
}

/// <summary>
/// A rule that an item and its neighbour above give away: the nearest item above it in its section, or the head where there
/// is none. What it finds in a pair is kept as long as both lines are.
/// </summary>
public abstract class NeighbourRule : Rule
{
    /// <summary>Whether a pair looks wrong; depends on its parameters and on nothing else. This runs on every item, and must be quick.</summary>
    /// <param name="above">The item above, or the head of the section.</param>
    /// <param name="item">The item.</param>
    /// <param name="unit">The file's unit of indentation (<see cref="SyntaxTree.IndentUnit"/>).</param>
    public abstract bool IsOdd(LineSyntax above, LineSyntax item, int unit);

    /// <summary>What the odd pairs of a document come to.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="odd">The lines of the items that look wrong below their neighbours, in order.</param>
    public abstract IEnumerable<Diagnostic> Find(SyntaxTree tree, IReadOnlyList<int> odd);
}

/// <summary>
/// A rule that only a whole note gives away. It is asked again after every edit: what can be known of a run of lines by
/// itself is kept with the run (<see cref="Syntax.SyntaxTree.Lines"/> and its chunks), and only the rest worked out anew.
/// </summary>
public abstract class NoteRule : Rule
{
    /// <summary>What is wrong in a note, in order.</summary>
    /// <param name="tree">The note.</param>
    /// <param name="style">How it is to be written.</param>
    public abstract IEnumerable<Diagnostic> Find(SyntaxTree tree, NoteStyle style);
}

/// <summary>
/// A rule that only the names of all notes give away. What it finds in a note is kept while the note stays as it is and no
/// name comes or goes anywhere (<see cref="NameIndex.Fingerprint"/>). Without a workspace it finds and mends nothing, and
/// fix-all passes it by: only the writer knows what was meant.
/// </summary>
public abstract class WorkspaceRule : Rule
{
    /// <summary>Whether it looks at lines of other notes, and not only at their names: then nothing that it finds is kept.</summary>
    public virtual bool ReadsOtherNotes => false;

    /// <summary>
    /// Whether there may be something to find in a note, as far as its summary tells: where there is not, its lines need not
    /// be read. True where only the lines know.
    /// </summary>
    /// <param name="note">The note.</param>
    /// <param name="workspace">All notes, this one included.</param>
    public virtual bool MayFind(INote note, WorkspaceSnapshot workspace) => true;

    /// <summary>What is wrong in a note.</summary>
    /// <param name="note">The note.</param>
    /// <param name="tree">Its lines.</param>
    /// <param name="workspace">All notes, this one included.</param>
    public abstract IEnumerable<Diagnostic> Find(INote note, SyntaxTree tree, WorkspaceSnapshot workspace);

    /// <summary>The ways to mend a diagnostic of this rule, the best first; all of them likely ones.</summary>
    /// <param name="note">The note that the diagnostic was found in.</param>
    /// <param name="tree">Its lines.</param>
    /// <param name="diagnostic">A diagnostic of this rule.</param>
    /// <param name="workspace">All notes.</param>
    public virtual IEnumerable<Fix> Fixes(INote note, SyntaxTree tree, Diagnostic diagnostic, WorkspaceSnapshot workspace) => [];

    /// <summary>Whether there is a way to mend a diagnostic of this rule, without working it out where that is known.</summary>
    /// <inheritdoc cref="Fixes(INote, SyntaxTree, Diagnostic, WorkspaceSnapshot)"/>
    public virtual bool CanFix(INote note, SyntaxTree tree, Diagnostic diagnostic, WorkspaceSnapshot workspace) =>
        Fixes(note, tree, diagnostic, workspace).Any();
}
