import type { Account } from "../state/people";
import type { Media } from "../state/posts";
import type { World } from "../state/world";
import { layout } from "./layout";
import { html, type Markup } from "./markup";

const STYLE = `
article { background: var(--sheet); border: 1px solid var(--line); border-radius: 14px; overflow: hidden; max-width: min(640px, max(320px, 62vh)); margin: 0 auto; }
.author { display: flex; gap: 12px; align-items: center; padding: 12px 16px; text-decoration: none; font-weight: 600; overflow-wrap: anywhere; }
.pictures { display: flex; overflow-x: auto; scroll-snap-type: x mandatory; background: var(--tile); }
.pictures img { width: 100%; flex: none; object-fit: cover; scroll-snap-align: start; display: block; }
.words { padding: 14px 16px 18px; display: grid; gap: 8px; }
.caption { white-space: pre-wrap; overflow-wrap: anywhere; }
time, .count { font-size: 14px; }
ul { list-style: none; margin: 0; padding: 12px 0 0; border-top: 1px solid var(--line); display: grid; gap: 6px; }
`;

/** One post. All pictures of a carousel are cropped to the ratio of the first (4.3). */
export function renderPost(world: World, account: Account, media: Media): Markup {
  const [first] = media.images;
  const live = new Date(media.liveAtMs).toISOString();
  const comments = world.commentsOfMedia(media.id).flatMap((id) => world.comments.get(id) ?? []);
  const count = media.images.length;
  return layout(
    `${account.username}: ${media.caption.split("\n")[0] || "a post"}`,
    STYLE,
    html`<article>
<a class="author" href="/${account.username}/"><img class="face" src="/cdn/profile/${account.id}.jpg" alt="" width="36" height="36">${account.username}</a>
<div class="pictures"${count > 1 ? html` tabindex="0" role="group" aria-label="${count} pictures"` : ""}>${media.images.map(
      (image) =>
        html`<img src="/cdn/${image.hash}.jpg" alt="${media.altText}" style="aspect-ratio: ${first?.width ?? 1} / ${first?.height ?? 1}">`,
    )}</div>
<div class="words">${count > 1 ? html`<p class="count soft">${count} pictures, side by side</p>` : ""}
${media.caption === "" ? "" : html`<p class="caption">${media.caption}</p>`}
<time class="soft" datetime="${live}">${live.slice(0, 16).replace("T", " ")} UTC</time>
${comments.length === 0 ? "" : html`<ul>${comments.map((comment) => html`<li class="caption"><strong>${account.username}</strong> ${comment.text}</li>`)}</ul>`}
</div></article>`,
  );
}
