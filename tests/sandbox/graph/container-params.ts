import { z } from "zod";
import type { UserTag } from "../state/posts";
import type { Switches } from "../state/switches";
import { checkCaption, isAltTextTooLong } from "./caption-limits";
import { badParameter, failure } from "./failures";

export type ContainerKind = "image" | "child" | "carousel" | "story";

export type ContainerParams = {
  kind: ContainerKind;
  imageUrl: string | null;
  caption: string;
  altText: string;
  children: readonly string[];
  userTags: readonly UserTag[];
  collaborators: readonly string[];
};

/** What each kind must not carry (the columns of 3.1). */
const FORBIDDEN: Record<ContainerKind, readonly string[]> = {
  image: ["children", "share_to_feed", "thumb_offset", "cover_url", "audio_name", "trial_params"],
  child: ["caption", "collaborators", "location_id", "is_ai_generated", "children"],
  carousel: ["image_url", "user_tags", "alt_text", "is_carousel_item"],
  story: ["alt_text", "collaborators", "location_id", "children"],
};

/**
 * Checks the parameters of `POST {ig}/media` (3.1). Parameters that Meta does not know are ignored, as it does.
 * @throws GraphFailure 100 with or without a subcode, 36004 for the caption
 */
export function readContainerParams(params: Record<string, string>, switches: Switches): ContainerParams {
  const kind = readKind(params);
  for (const name of FORBIDDEN[kind]) {
    if (params[name] === undefined) continue;
    throw badParameter(`The param ${name} is not allowed for ${kind === "child" ? "carousel child" : kind}`);
  }
  const caption = params["caption"] ?? "";
  checkCaption(caption, switches);
  const altText = params["alt_text"] ?? "";
  if (isAltTextTooLong(altText)) throw badParameter("Param alt_text must be at most 1000 characters.");
  const collaborators = params["collaborators"] === undefined ? [] : readJson(usernames, "collaborators", params);
  if (collaborators.length > 3) throw badParameter("Param collaborators takes at most 3 usernames.");
  const imageUrl = params["image_url"] ?? null;
  if (kind !== "carousel" && imageUrl === null) throw badParameter("The parameter image_url is required.");
  return {
    kind,
    imageUrl,
    caption,
    altText,
    collaborators,
    children: readChildren(kind, params, switches.carouselMax),
    userTags: readUserTags(kind, params),
  };
}

function readKind(params: Record<string, string>): ContainerKind {
  const type = params["media_type"] ?? "IMAGE";
  if (params["video_url"] !== undefined || type === "REELS")
    throw badParameter("The sandbox takes pictures, no videos.");
  if (type === "CAROUSEL") return "carousel";
  if (type === "STORIES") return "story";
  if (type !== "IMAGE") throw failure("unknownMediaType");
  const isChild = params["is_carousel_item"] ?? "false";
  if (isChild !== "true" && isChild !== "false") throw badParameter("Param is_carousel_item must be a boolean.");
  return isChild === "true" ? "child" : "image";
}

/** A comma list or an array (0.3). */
function readChildren(kind: ContainerKind, params: Record<string, string>, most: number): readonly string[] {
  if (kind !== "carousel") return [];
  const text = params["children"] ?? "";
  const ids = text.startsWith("[")
    ? readJson(usernames, "children", params)
    : text.split(",").filter((id) => id !== "");
  if (ids.length < 2 || ids.length > most) throw failure("carouselSize");
  return ids;
}

const usernames = z.array(z.string());
const position = z.number().min(0).max(1);
const tags = z.array(z.object({ username: z.string(), x: position.optional(), y: position.optional() }));

function readUserTags(kind: ContainerKind, params: Record<string, string>): readonly UserTag[] {
  if (params["user_tags"] === undefined) return [];
  const found = readJson(tags, "user_tags", params);
  if (found.length > 20) throw failure("tooManyTags");
  return found.map(({ username, x = null, y = null }) => {
    if (kind !== "story" && (x === null || y === null))
      throw badParameter("Param user_tags needs x and y from 0 to 1.");
    return { username, x, y };
  });
}

function readJson<Value>(schema: z.ZodType<Value>, name: string, params: Record<string, string>): Value {
  try {
    return schema.parse(JSON.parse(params[name] ?? ""));
  } catch {
    throw badParameter(`Param ${name} is not valid.`);
  }
}
