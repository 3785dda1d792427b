import { randomUUID } from "node:crypto";
import {
  accountsOf,
  inAMonth,
  makeDevice,
  makeNeighbours,
  makeNotice,
  makePost,
  makeText,
  type Scene,
  type Someone,
  upload,
} from "./scene";

type Input = Record<string, unknown>;

/** How to add an entry: see the head of `walk.test.ts`. */
export type ActionEntry = {
  /** What the first person may do now with their own things, and nobody else with them; by what it is. Asked for anew each time. */
  inputs: Record<string, (scene: Scene) => Input | Promise<Input>>;
  /** "own": it names nobody's things and works on the caller's own. Otherwise the other person is refused. */
  isAboutTheCaller?: boolean;
  /** It says yes to what is done already or was never there; that nothing changed is what counts. */
  saysYes?: boolean;
  /** The fields of which one or another odd value is fine; nothing but the caller's own rows may change even then. */
  tolerant?: readonly string[];
  /** Takes away what the others need: tried at the very end, in the order of this list. */
  isLast?: boolean;
  /** A table that it also writes in, though the row is nobody's any more. */
  leaves?: string;
};

const words = { caption: "Walked", altText: "" };
const edit = {
  revision: null,
  uploadId: null,
  crop: null,
  ...words,
  publishAtLocal: inAMonth(),
  isSecondTime: false,
  intent: "schedule",
};
/** Text may be anything, and what a draft leaves out may be missing. */
const OF_A_POST = [
  "postId",
  "revision",
  "uploadId",
  "crop",
  "caption",
  "altText",
  "publishAtLocal",
  "isSecondTime",
  "accountId",
];

/** A scheduled post of somebody's, as its composer knows it. */
async function newPost(owner: Someone) {
  return { postId: await makePost(owner, "scheduled"), revision: 0, accountId: (await accountsOf(owner)).active };
}

export const ACTIONS: Record<string, ActionEntry> = {
  chooseAccount: { inputs: { again: ({ first }) => ({ igUserId: first.person.pages[0]?.account?.id }) } },
  switchAccount: { inputs: { over: async ({ first }) => ({ accountId: (await accountsOf(first)).others[0] }) } },
  dismissNotice: { inputs: { one: async ({ first }) => ({ noticeId: await makeNotice(first) }) }, saysYes: true },
  setTimeZone: { inputs: { zone: () => ({ timeZone: "Asia/Tokyo" }) }, isAboutTheCaller: true },
  savePost: {
    inputs: {
      "edit a post": async ({ first }) => ({ ...edit, ...(await newPost(first)) }),
      "use an upload": async ({ first }) => ({
        ...edit,
        postId: randomUUID(),
        accountId: (await accountsOf(first)).active,
        uploadId: await upload(first),
      }),
      "crop anew": async ({ first }) => ({
        ...edit,
        ...(await newPost(first)),
        crop: { x: 0, y: 0, width: 400, height: 400 },
      }),
    },
    tolerant: OF_A_POST,
  },
  duplicatePost: { inputs: { scheduled: ({ posts }) => ({ postId: posts.scheduled }) } },
  createText: {
    inputs: { one: () => ({ name: "Bread", text: "#bread" }) },
    isAboutTheCaller: true,
    tolerant: ["name", "text"],
  },
  renameText: {
    inputs: { one: async ({ first }) => ({ textId: await makeText(first), name: "Rye" }) },
    tolerant: ["name"],
  },
  removeText: { inputs: { one: async ({ first }) => ({ textId: await makeText(first) }) }, saysYes: true },
  retryPost: { inputs: { failed: ({ posts }) => ({ postId: posts.failed }) } },
  confirmPost: { inputs: { unconfirmed: ({ posts }) => ({ postId: posts.unconfirmed, isLive: true }) } },
  reorderPosts: {
    inputs: {
      swap: async ({ first }) => {
        const [one, two] = await makeNeighbours(first);
        return {
          retimes: [
            { id: one.id, from: one.at, to: two.at },
            { id: two.id, from: two.at, to: one.at },
          ],
        };
      },
    },
  },
  movePost: {
    inputs: {
      "another day": async ({ first }) => {
        const [{ id }] = await makeNeighbours(first);
        return { postId: id, revision: 0, publishAtLocal: inAMonth() };
      },
    },
  },
  undoMove: {
    inputs: {
      back: async ({ first }) => {
        const [{ id }] = await makeNeighbours(first);
        return { postId: id, revision: 0, publishAt: `${inAMonth()}:00.000Z`, asDraft: false };
      },
    },
    tolerant: ["asDraft"],
  },
  addSlots: { inputs: { one: () => ({ weekdays: [1], time: "09:00" }) }, isAboutTheCaller: true },
  removeSlot: { inputs: { one: () => ({ weekday: 1, time: "09:00" }) }, isAboutTheCaller: true, saysYes: true },
  removePost: { inputs: { draft: ({ posts }) => ({ postId: posts.draft }) } },
  chooseTellKind: {
    inputs: { one: () => ({ channel: "webhook", kind: "published", isWanted: true }) },
    isAboutTheCaller: true,
  },
  setEmail: { inputs: { one: () => ({ email: "walked@example.com" }) }, isAboutTheCaller: true },
  forgetEmail: { inputs: { theirs: ({ first }) => ({ email: first.email }) }, saysYes: true },
  addPushDevice: {
    inputs: {
      one: () => ({
        endpoint: `https://push.example.com/${randomUUID()}`,
        p256dh: "p".repeat(87),
        auth: "a".repeat(22),
        label: "Safari on iPhone",
      }),
    },
    isAboutTheCaller: true,
    // "constructor" is a name like any other.
    tolerant: ["label"],
  },
  removePushDevice: { inputs: { one: async ({ first }) => ({ deviceId: await makeDevice(first) }) }, saysYes: true },
  // Whoever tries it sends the test to their own; both have a webhook.
  sendTestMessage: { inputs: { webhook: () => ({ channel: "webhook" }) }, isAboutTheCaller: true },
  setWebhook: { inputs: { one: ({ telling }) => ({ url: `${telling.hookUrl}/new` }) }, isAboutTheCaller: true },
  forgetWebhook: { inputs: { theirs: ({ first }) => ({ url: first.webhookUrl }) }, saysYes: true },
  disconnectAccount: {
    inputs: { "the other one": async ({ first }) => ({ accountId: (await accountsOf(first)).others[0] }) },
    isLast: true,
  },
  deleteAccount: {
    inputs: { typed: async ({ first }) => ({ typed: (await accountsOf(first)).username }) },
    isLast: true,
    // The receipt, by which they can see that it was done.
    leaves: "DeletionRequest",
  },
};
