import type { Account } from "../state/people";
import type { Media } from "../state/posts";
import type { World } from "../state/world";
import { layout } from "./layout";
import { html, type Markup } from "./markup";

/** 3:4 tiles with 2 px between them, as the profile grid of the app has. */
const STYLE = `
main { padding: 24px 0 64px; }
header { display: flex; gap: clamp(16px, 5vw, 48px); align-items: center; padding: 0 16px 24px; }
header img { width: clamp(76px, 20vw, 140px); height: auto; aspect-ratio: 1; }
h1 { font-size: 20px; line-height: 1.3; overflow-wrap: anywhere; }
.grid { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(3, 1fr); gap: 2px; }
.grid a { display: block; position: relative; aspect-ratio: 3 / 4; background: var(--tile); }
.grid a:hover img { filter: brightness(0.9); }
.grid img { width: 100%; height: 100%; object-fit: cover; display: block; }
.grid a:focus-visible { outline-offset: -3px; }
.many::after { content: ""; position: absolute; top: 8px; right: 8px; width: 14px; height: 14px; border: 2px solid #fff; border-radius: 4px;
  box-shadow: 3px -3px 0 -1px #fff, 0 0 4px rgb(0 0 0 / 40%); }
.empty { padding: 64px 16px; text-align: center; border-top: 1px solid var(--line); }
`;
const MAX_TILES = 300;

/** A profile as Instagram shows it: newest first, stories left out. */
export function renderProfile(world: World, account: Account): Markup {
  const posts = listPosts(world, account);
  return layout(
    `${account.name} (@${account.username})`,
    STYLE,
    html`<header><img class="face" src="/cdn/profile/${account.id}.jpg" alt="" width="140" height="140">
<div><h1>${account.username}</h1><p>${posts.length === 1 ? "1 post" : `${posts.length} posts`}</p>
<p><strong>${account.name}</strong></p><p class="soft">${account.biography}</p></div></header>
${posts.length === 0 ? html`<p class="empty soft">No posts yet</p>` : html`<ul class="grid">${posts.slice(0, MAX_TILES).map(renderTile)}</ul>`}`,
  );
}

function listPosts(world: World, account: Account): Media[] {
  const now = world.now();
  return world
    .mediaOfAccount(account.id)
    .flatMap((id) => world.media.get(id) ?? [])
    .filter((media) => !media.isDeleted && media.kind !== "story" && media.listedAtMs <= now)
    .sort((a, b) => b.liveAtMs - a.liveAtMs);
}

function renderTile(media: Media): Markup {
  const [first] = media.images;
  const description = media.altText || media.caption.split("\n")[0] || "Post without a caption";
  return html`<li><a href="/p/${media.shortcode}/"${media.kind === "carousel" ? html` class="many"` : ""}>
<img src="/cdn/${first?.hash ?? ""}.jpg" alt="${description}" loading="lazy"></a></li>`;
}
