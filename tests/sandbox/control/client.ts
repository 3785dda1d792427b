import type { FaultName } from "../faults/catalogue";
import type { Latencies, Switches } from "../state/switches";
import type { addPeople } from "./add-people";

export type AddedPerson = ReturnType<typeof addPeople>["people"][number];

export type PublishedMedia = {
  id: string;
  account: string;
  creationId: string | null;
  caption: string;
  altText: string;
  permalink: string;
  reachedAt: string;
  liveAt: string;
  listedAt: string;
  isDeleted: boolean;
  images: { hash: string; width: number; height: number; url: string }[];
};

export type SandboxCounts = {
  calls: Record<string, number>;
  imageFetches: number;
  publishAttempts: Record<string, number>;
  published: number;
  publishedByContainer: Record<string, number>;
  publishedByAccount: Record<string, number>;
};

export type SandboxControl = ReturnType<typeof connectControl>;

/** The control API as functions, for tests in any process. */
export function connectControl(url: string) {
  const call = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(`${url}/__sandbox/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`The sandbox refused ${method} ${path}: ${text}`);
    return JSON.parse(text) as Answer;
  };
  return {
    reset: () => call<unknown>("POST", "reset", {}),
    addPeople: async (order: Record<string, unknown> = {}) =>
      (await call<{ people: AddedPerson[] }>("POST", "people", order)).people,
    getClock: () => call<{ now: string }>("GET", "clock"),
    advanceClock: (advanceMs: number) => call<{ now: string }>("POST", "clock", { advanceMs }),
    setSwitches: (switches: Partial<Switches>) => call<Switches>("POST", "switches", switches),
    setLatencies: (latencies: Partial<Latencies>) => call<Latencies>("POST", "latencies", latencies),
    armFault: (fault: FaultName, order: Record<string, unknown> = {}) =>
      call<{ id: number }>("POST", "faults", { fault, ...order }),
    clearFaults: () => call<unknown>("DELETE", "faults"),
    post: <Answer = unknown>(path: string, body: unknown) => call<Answer>("POST", path, body),
    get: <Answer = unknown>(path: string) => call<Answer>("GET", path),
    getCounts: () => call<SandboxCounts>("GET", "counts"),
    listMedia: async (account?: string) => {
      const path = account === undefined ? "media" : `media?account=${account}`;
      return (await call<{ media: PublishedMedia[] }>("GET", path)).media;
    },
  };
}
