/**
 * What the planner says after something was done elsewhere, from `?notice=`.
 * @param when "Tue 24 Nov, 18:30" of the post it is about, when it is known
 * @returns null for anything unknown, so that an address cannot put words on the page
 */
export function noticeWords(notice: string | null, when: string | null): string | null {
  switch (notice) {
    case "scheduled":
      return when === null ? "Scheduled." : `Scheduled. Goes out ${when}.`;
    case "saved":
      return "Draft saved.";
    case "updated":
      return when === null ? "Changes saved." : `Changes saved. Goes out ${when}.`;
    case "removed":
      return "Post removed.";
    case "published":
      return "Published on Instagram.";
    case "connected":
      return "Account connected.";
    case "reconnected":
      return "Connected again. What was waiting goes out.";
    case "switched":
      return "Account switched.";
    default:
      return null;
  }
}
