/** What this browser says of notifications. "unsupported" on an iPhone means: not put on the home screen yet. */
export type PushState =
  | { kind: "unsupported" }
  | { kind: "denied" }
  | { kind: "off" }
  /** Turned on with keys that were changed since: nothing arrives. */
  | { kind: "stale"; mark: string }
  /** `mark` tells this browser from the person's other devices; see `markOf`. */
  | { kind: "on"; mark: string };

export type PushKeys = { endpoint: string; p256dh: string; auth: string };

function isSupported(): boolean {
  return "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
}

export async function readPushState(vapidPublicKey: string): Promise<PushState> {
  if (!isSupported()) return { kind: "unsupported" };
  if (Notification.permission === "denied") return { kind: "denied" };
  const registration = await navigator.serviceWorker.getRegistration("/");
  const subscription = await registration?.pushManager.getSubscription();
  if (!subscription) return { kind: "off" };
  const mark = await markOf(subscription.endpoint);
  return { kind: isMadeWith(subscription, vapidPublicKey) ? "on" : "stale", mark };
}

/** The first half of SHA-256 over the endpoint, in hex, as `lib/db/notifications` says it: the endpoint itself is a secret. */
export async function markOf(endpoint: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(endpoint));
  return [...new Uint8Array(hash.slice(0, 16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Whoever runs this copy may have changed the keys: nothing that was made with the old ones is heard any more. */
function isMadeWith({ options }: PushSubscription, vapidPublicKey: string): boolean {
  if (options.applicationServerKey === null) return true;
  const [made, now] = [new Uint8Array(options.applicationServerKey), toBytes(vapidPublicKey)];
  return made.length === now.length && made.every((byte, index) => byte === now[index]);
}

/** Asks the person, and then the browser's push service. @returns null when the person or the browser said no */
export async function subscribe(vapidPublicKey: string): Promise<PushKeys | null> {
  if ((await Notification.requestPermission()) !== "granted") return null;
  await navigator.serviceWorker.register("/sw.js", { scope: "/", updateViaCache: "none" });
  const { pushManager } = await navigator.serviceWorker.ready;
  const applicationServerKey = toBytes(vapidPublicKey);
  const subscription = await pushManager
    .subscribe({ userVisibleOnly: true, applicationServerKey })
    // Made with keys that were replaced: the browser wants the old one gone first.
    .catch(async (error: unknown) => {
      const old = await pushManager.getSubscription();
      if (old === null) throw error;
      await old.unsubscribe();
      return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
    })
    .catch(() => null);
  const { endpoint, keys } = subscription?.toJSON() ?? {};
  if (endpoint === undefined || keys?.p256dh === undefined || keys.auth === undefined) return null;
  return { endpoint, p256dh: keys.p256dh, auth: keys.auth };
}

/** Nothing is pushed to this browser any more; the next try tells the server. */
export async function unsubscribe(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration("/");
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
}

const SEEN = "ospost-last-person";

/**
 * A push address is the browser's, not a person's: what is meant for whoever was signed in here before must not be shown to
 * the next one. @param person who is signed in now; null = whoever it was is gone for good
 */
export async function endPushOfOthers(person: string | null): Promise<void> {
  try {
    const before = localStorage.getItem(SEEN);
    if (person === null || (before !== null && before !== person)) await unsubscribe();
    // Last: when the page is left before this, the next one must find that it is still to be done.
    if (person === null) localStorage.removeItem(SEEN);
    else localStorage.setItem(SEEN, person);
  } catch {
    // A browser that keeps nothing, or knows no push, has none to end.
  }
}

/** "Chrome on Android": enough to tell one's own devices apart. */
export function deviceLabel(agent: string): string {
  const browser = /Edg\//.test(agent)
    ? "Edge"
    : /Firefox\//.test(agent)
      ? "Firefox"
      : /Chrome\//.test(agent)
        ? "Chrome"
        : "Safari";
  const system = [
    ["iPhone", /iPhone/],
    ["iPad", /iPad/],
    ["Android", /Android/],
    ["Windows", /Windows/],
    ["Mac", /Macintosh/],
    ["Linux", /Linux/],
  ].find(([, words]) => (words as RegExp).test(agent));
  return system === undefined ? browser : `${browser} on ${system[0]}`;
}

function toBytes(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
