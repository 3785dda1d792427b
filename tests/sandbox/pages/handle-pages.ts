import { htmlReply, jpegReply, type Reply } from "../http/reply";
import type { Incoming } from "../http/request";
import type { World } from "../state/world";
import { renderFrontPage, renderMissing } from "./front-page";
import { renderPost } from "./post-page";
import { renderProfile } from "./profile-page";
import { drawProfilePicture } from "./profile-picture";

/** The pages for people: `/`, `/{username}/`, `/p/{shortcode}/`, and the pictures below `/cdn/`. */
export async function handlePages(world: World, { segments }: Incoming): Promise<Reply> {
  const [first, second, third] = segments;
  if (first === undefined) return htmlReply(renderFrontPage(world).text);
  if (first === "cdn") return serveImage(world, second === "profile", (second === "profile" ? third : second) ?? "");
  if (first === "p") return showPost(world, second ?? "");
  const account = world.accountNamed(first);
  return account === null ? htmlReply(renderMissing().text, 404) : htmlReply(renderProfile(world, account).text);
}

function showPost(world: World, shortcode: string): Reply {
  const media = world.media.get(world.mediaByShortcode(shortcode)[0] ?? "");
  const account = media === null ? null : world.accounts.get(media.accountId);
  if (media === null || account === null || media.isDeleted || media.liveAtMs > world.now()) {
    return htmlReply(renderMissing().text, 404);
  }
  return htmlReply(renderPost(world, account, media).text);
}

async function serveImage(world: World, isProfile: boolean, file: string): Promise<Reply> {
  const name = /^([0-9a-f]+)\.jpg$/.exec(file)?.[1];
  const bytes =
    name === undefined ? null : isProfile ? await drawProfilePicture(world, name) : await world.images.get(name);
  return bytes === null ? htmlReply(renderMissing().text, 404) : jpegReply(bytes);
}
