using Outline.Syntax;

namespace Outline.Workspace;

/// <summary>
/// Titles that say nothing of whom they name: function words, and what people write above any list. As names they count
/// only where they are written as <c>[[name]]</c>.
/// </summary>
public static class CommonNames
{
    private static readonly HashSet<NameKey> _keys =
    [
        .. """
            a an the and or but nor so yet for of in on at by to from with without about into over under after before between during
            i me my we us our you your he him his she her it its they them their this that these those who whom whose which what when
            where why how is are was were be been being am do does did has have had will would can could may might must shall should
            not no yes ok if then else than as also too very just only more most less least few many much some any all both each every
            other others another such same own here there now today tomorrow yesterday up down out off again once new old good bad
            misc miscellaneous note notes idea ideas team teams todo todos task tasks question questions answer answers link links
            people person person contact contacts company companies startup startups product products customer customers client clients
            competitor competitors market markets pricing price prices business model revenue funding history background summary overview
            intro introduction about details detail general general notes status update updates next next steps follow up follow ups
            followup followups action actions action items meeting meetings call calls agenda log logs journal daily weekly monthly
            pros cons pro con risks risk problem problems solution solutions goal goals needs challenges benefits features feature
            roadmap timeline timelines plan plans strategy references reference resources resource reading reading list books articles
            archive archived inbox draft drafts template templates index readme changelog untitled tbd tba wip done open closed
            other notes my notes my ideas random stuff things thing topics topic list lists items item section sections
            """.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(word => NameKey.Of(word)),
        .. ((string[])["general notes", "next steps", "follow up", "follow ups", "action items", "business model", "reading list", "other notes", "my notes", "my ideas"])
            .Select(words => NameKey.Of(words)),
    ];

    /// <summary>Whether a name is one of them.</summary>
    public static bool Contains(NameKey name) => _keys.Contains(name);
}
