import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseAst } from "vitest/node";
import { imageSentence } from "@/lib/images/image-error";
import * as accounts from "@/lib/words/accounts";
import * as compose from "@/lib/words/compose";
import * as connect from "@/lib/words/connect";
import * as page from "@/lib/words/page";
import * as plan from "@/lib/words/plan";
import * as post from "@/lib/words/post";
import * as telling from "@/lib/words/telling";

const root = new URL("../../", import.meta.url);

/** Where else a sentence may stand, and why; see docs/decisions/013-one-place-for-words.md. Part of a path. */
const ELSEWHERE = {
  "app/setup/": "for whoever runs Ospost, beside what it shows",
  "components/setup/": "for whoever runs Ospost, beside what it shows",
  "components/shell/privacy-text.tsx": "a text to be read as a whole",
  "lib/accounts/reach.ts": "a table: each sentence beside the rule of Meta's it explains",
  "lib/auth/auth-route.ts": "answers a program, no page shows it",
  "lib/auth/operator-route.ts": "answers a program, no page shows it",
  "lib/graph/error-table.ts": "a table: each sentence beside the code it explains",
  "lib/images/image-error.ts": "a table: each sentence beside the refusal it explains",
  "lib/images/render/profile.ts": "a bug's, for the log",
  "lib/operator/": "for whoever runs Ospost, beside the check that found it",
  "lib/posts/caption.ts": "beside the limit it explains",
  "lib/posts/preflight.ts": "a table: each sentence beside the check that found it",
  "lib/publish/": "beside the step that gave up; kept with the post",
  "lib/schedule/window.ts": "beside the limit it explains",
  "lib/storage/": "for whoever runs Ospost, in the log",
  "lib/tell/email-address.ts": "a letter",
  "lib/tell/message.ts": "the letters",
  "lib/words/": "the place",
};

type Node = { type: string; start: number; children?: Node[]; [key: string]: unknown };

/** Texts of a file that read as a sentence: four words or more, with a full stop. What is filled in counts as a word. */
function sentencesIn(file: string): string[] {
  const source = readFileSync(new URL(file, root), "utf8");
  const found: string[] = [];
  visit(parseAst(source, { lang: file.endsWith("x") ? "tsx" : "ts" }) as unknown as Node, (node) => {
    const text = (textOf(node) ?? "").replace(/\s+/g, " ").trim();
    if (!/\.$|\. \p{Lu}/u.test(text) || text.split(" ").length < 4) return;
    found.push(`${file}:${source.slice(0, node.start).split("\n").length} ${text}`);
  });
  return found;
}

function textOf(node: Node): string | null {
  if (node.type === "Literal") return typeof node.value === "string" ? node.value : null;
  if (node.type === "TemplateLiteral")
    return (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked).join("…");
  if (node.type !== "JSXElement" && node.type !== "JSXFragment") return null;
  return (node.children ?? []).map((child) => (child.type === "JSXText" ? child.value : "…")).join("");
}

function visit(node: unknown, look: (node: Node) => void): void {
  if (Array.isArray(node)) for (const each of node) visit(each, look);
  if (node === null || typeof node !== "object" || !("type" in node)) return;
  look(node as Node);
  for (const child of Object.values(node)) visit(child, look);
}

const files = ["app", "components", "lib"].flatMap((folder) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" })
    .map((file) => `${folder}/${file}`)
    .filter((file) => /\.tsx?$/.test(file) && !file.includes("/generated/")),
);
const placeOf = (file: string) => Object.keys(ELSEWHERE).find((place) => file.startsWith(place));

describe("where sentences stand", () => {
  it("is lib/words, or one of the places that are named with their reason", () => {
    expect(files.length).toBeGreaterThan(300);
    expect(files.filter((file) => placeOf(file) === undefined).flatMap(sentencesIn)).toEqual([]);
  });

  it.each(Object.keys(ELSEWHERE))("is still %s", (place) => {
    expect(files.filter((file) => file.startsWith(place)).flatMap(sentencesIn)).not.toEqual([]);
  });
});

/** Every text of a group; what is filled in is "5", which reads as a number and as a name. */
function textsOf(words: unknown): string[] {
  if (typeof words === "string") return [words];
  if (typeof words === "function") return textsOf(words("5", "5", "5"));
  return Object.values(words as object).flatMap(textsOf);
}

const groups = [accounts, compose, connect, page, plan, post, telling];
const images = [
  ...["too-large", "empty", "unsupported-format", "gif", "jpeg-depth", "broken", "too-many-pixels"],
  ...["too-many-for-format", "too-small", "too-slow"],
] as const;
const imageSentences = images.map(imageSentence);

describe("what a person reads", () => {
  it("is plain", () => {
    const sentences = [...textsOf(groups), ...imageSentences].filter((text) => text.endsWith("."));
    expect(sentences.length).toBeGreaterThan(150);
    const isPlain = (text: string) =>
      /^[\p{Lu}@5]|^or drop/u.test(text) && !/[!_]|\berror\b|invalid|failed|undefined|\bURL\b|\bHTTP\b/i.test(text);
    expect(sentences.filter((text) => !isPlain(text))).toEqual([]);
  });

  it("says what to do when something is refused or went wrong", () => {
    const { nowDraft, back, ...moves } = plan.MOVE_WORDS;
    const { none, about, onClock, ...slots } = plan.SLOT_WORDS;
    const { UPLOAD_WORDS, SAVE_WORDS, TEXT_WORDS } = compose;
    const { DELIVERY_WORDS, LINK_WORDS, TELL_WORDS } = telling;
    const { noAnswer, notFound } = page.PAGE_WORDS;
    const { gone, isPublishing, held, notExported, zoneUnknown } = accounts.ACCOUNT_WORDS;
    const refusals = [
      ...[UPLOAD_WORDS, SAVE_WORDS, TEXT_WORDS, moves, slots, DELIVERY_WORDS, imageSentences, noAnswer, notFound],
      ...[gone, isPublishing, held, notExported, zoneUnknown, LINK_WORDS.tooOld, LINK_WORDS.incomplete],
      ...[TELL_WORDS.notSetUp, TELL_WORDS.notOffered, telling.PUSH_WORDS.denied, telling.PUSH_WORDS.unknownService],
      ...[connect.CONNECT_WORDS.notAnswered, connect.CONNECT_WORDS.notListed, connect.CONNECT_WORDS.notPossible],
      ...[post.POST_WORDS.refused, post.POST_WORDS.outOfTouch, post.POST_WORDS.notRemoved, post.WAY_OUT_WORDS],
    ];
    const way =
      /\b(try|choose|check|wait|go (?:to|back)|log in|connect|save|remove|give|write|shorten|use|close|open|takes?|reload|ask|add|move|look|see|turn|copy|allow|export|change|tell)\b/i;
    expect(refusals.flatMap(textsOf).filter((text) => !way.test(text))).toEqual([]);
  });
});
