import { firstWindow, moreOf, type PlannerAddress, plannerHref, type SectionName } from "@/lib/posts/tile-window";
import { MoreLink } from "./more-link";

type Tile = { id: string; publishAt?: string | null; publishedAt: string | null; createdAt?: string };

type Props = {
  section: SectionName;
  address: PlannerAddress;
  page: { posts: readonly Tile[]; isMore: boolean };
  /** The id of the list's heading, where a new page begins. */
  anchor: string;
};

/** The ways on from a list that is longer than what is shown of it, and back to its beginning. */
export function Paging({ section, address, page, anchor }: Props) {
  const window = address.windows[section];
  const last = page.posts.at(-1);
  const next = page.isMore && last !== undefined ? moreOf(section, window, cursorOf(section, last)) : null;
  return (
    <>
      {next === null ? null : (
        <MoreLink
          href={`${plannerHref(address, { [section]: next })}${next.after === window.after ? "" : `#${anchor}`}`}
        >
          Show more
        </MoreLink>
      )}
      {window.after === null ? null : (
        <MoreLink href={`${plannerHref(address, { [section]: firstWindow(section) })}#${anchor}`}>
          Back to the first
        </MoreLink>
      )}
    </>
  );
}

/** By the time that the list is sorted by. */
function cursorOf(section: SectionName, { id, publishAt, publishedAt, createdAt }: Tile) {
  const at = section === "drafts" ? createdAt : section === "published" ? publishedAt : publishAt;
  return { atMs: Date.parse(at ?? "") || 0, id };
}
