/**
 * Walks over every server action, every API route and every page, found from the code, and tries each signed out, as another
 * person with the first person's ids, with broken input, and at last as the owner, for whom it must work (else a refusal would
 * prove nothing). Never another's data, never a change, never a 500 or a stack trace.
 *
 * To add an action or a route: add a line to `entries.ts` or `route-entries.ts` under its name ("savePost", "GET /api/posts/[id]/progress"), with an
 * input that the first person may send about their own things. If it needs something new of theirs, make it in `scene.ts`. An
 * action that names nobody's things (`setTimeZone`) is `isAboutTheCaller`. Until there is an entry, the walk is red.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Row } from "../../support/database-dump";
import type { WebClient } from "../../support/web-client";
import { breakInput, UNREADABLE } from "./broken";
import { type ActionAnswer, callAction, callActionRaw } from "./call-action";
import { ACTIONS, type ActionEntry } from "./entries";
import { listActions, listPages, listRoutes } from "./found";
import { PAGES, type Probe, ROUTES } from "./route-entries";
import { closeScene, openScene, type Scene, type Someone } from "./scene";
import { changesBeside, traceIn } from "./watch";

let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
}, 60_000);

afterAll(() => closeScene(scene), 20_000);

const actions = Object.entries(ACTIONS).sort(
  ([, one], [, two]) => Number(one.isLast ?? false) - Number(two.isLast ?? false),
);
const calls = actions.flatMap(([name, entry]) =>
  Object.entries(entry.inputs).map(([what, input]) => ({ title: `${name}: ${what}`, name, entry, input })),
);

describe("the walk knows", () => {
  it("every action of the code and of the build", () => {
    const found = listActions();
    expect(found.map(({ name }) => name).sort()).toEqual(Object.keys(ACTIONS).sort());
    expect(found.filter(({ id }) => id === null)).toEqual([]);
    expect(found.filter(({ file }) => !file.startsWith("app/actions/"))).toEqual([]);
    say(`${Object.keys(ACTIONS).length} of ${found.length} actions`);
  });

  it("every route and every page of the code", () => {
    expect(listRoutes().map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(ROUTES)));
    expect(Object.keys(ROUTES).sort()).toEqual(
      listRoutes()
        .map(({ name }) => name)
        .sort(),
    );
    expect(Object.keys(PAGES).sort()).toEqual(
      listPages()
        .map(({ name }) => name)
        .sort(),
    );
    say(`${Object.keys(ROUTES).length} of ${listRoutes().length} routes, ${Object.keys(PAGES).length} pages`);
  });
});

describe("signed out", () => {
  it.each(calls)("$title asks for the login", async ({ name, input }) => {
    const wanted = await input(scene);
    const answer = await unchanged(() => callAction(scene.nobody, name, wanted));
    expect(answer.value).toMatchObject({ ok: false, isSignedOut: true });
    expectNothingOf(scene.first, answer.text);
  });
});

describe("another person with the first one's ids", () => {
  it.each(calls.filter(({ entry }) => !entry.isAboutTheCaller))("$title is refused", async ({ name, entry, input }) => {
    const wanted = await input(scene);
    const answer = await unchanged(() => callAction(scene.other.client, name, wanted));
    expect(answer.value).toMatchObject({ ok: entry.saysYes ?? false });
    expectNothingOf(scene.first, answer.text);
  });

  it.each(calls.filter(({ entry }) => entry.isAboutTheCaller))(
    "$title touches nothing of the first one's",
    async (call) => {
      const wanted = await call.input(scene);
      const answer = await unchangedBut(scene.other, () => callAction(scene.other.client, call.name, wanted));
      expect(answer.isOk).toBe(true);
      expectNothingOf(scene.first, answer.text);
    },
  );
});

describe("broken input", () => {
  it.each(calls)("$title", { timeout: 120_000 }, async ({ name, entry, input }) => {
    let before: Row[] = [];
    for (const { what, field, body } of breakInput(await input(scene))) {
      if (before.length === 0) before = await scene.readAll();
      const answer = await callActionRaw(scene.first.client, name, body);
      const label = `${name}, ${what}: ${answer.text.slice(-300)}`;
      expectSound(answer, label);
      if (answer.isOk && !entry.saysYes) expectTolerated(entry, field, label);
      const after = await scene.readAll();
      const isMeant = answer.isOk && !entry.saysYes;
      expect(changesBeside(isMeant ? scene.first : null, before, after), label).toEqual([]);
      before = after;
    }
  });
});

describe("routes", () => {
  it.each(Object.entries(ROUTES))("%s asks whose it is", async (_name, entry) => {
    for (const [client, status] of [
      [scene.nobody, entry.nobody],
      [scene.other.client, entry.other],
    ] as const) {
      const request = await entry.request(scene);
      const { response, text } = await unchanged(() => probe(client, request));
      expect(response.status).toBe(status);
      expectNothingOf(scene.first, text);
    }
    if (entry.owner === null) return;
    const { response, text } = await probe(scene.first.client, await entry.request(scene));
    expect(response.status).toBe(entry.owner);
    if (entry.showsWords) expect(text).toContain(scene.first.mark);
  });

  it.each(Object.entries(ROUTES))("%s bears what makes no sense", async (_name, entry) => {
    for (const request of entry.broken?.(scene) ?? []) {
      for (const client of [scene.nobody, scene.first.client]) {
        const { response, text } = await unchanged(() => probe(client, request));
        expect(response.status, `${request.path} ${text}`).toBeLessThan(500);
        expect(traceIn(text), request.path).toBeNull();
      }
    }
  });
});

describe("pages", () => {
  it.each(Object.entries(PAGES))("%s shows nobody what is not theirs", async (_name, paths) => {
    for (const path of paths(scene)) {
      for (const client of [scene.nobody, scene.other.client]) {
        // The planner reads what Instagram says of the caller's account, and may store it after it has answered.
        const { response, text } = await unchangedBut(scene.other, () => probe(client, { path }));
        expect(response.status, path).toBeLessThan(500);
        expect(traceIn(text), path).toBeNull();
        expectNothingOf(scene.first, text);
      }
    }
  });
});

describe("the owner", () => {
  it.each(calls)("may: $title", async ({ name, entry, input }) => {
    const wanted = await input(scene);
    const before = await scene.readAll();
    const answer = await callAction(scene.first.client, name, wanted);
    expect(answer.isOk, answer.text).toBe(true);
    const changes = changesBeside(scene.first, before, await scene.readAll());
    expect(changes.filter((line) => !line.startsWith(`+ ${entry.leaves ?? "nothing"} `))).toEqual([]);
  });
});

it("made the app complain about nothing but what next-auth says of forged sign-ins", () => {
  const complaints = scene.app.lines.filter((line) => /⨯|\bError\b/.test(line));
  expect(complaints.filter((line) => !/next-auth|OAuthCallbackError/.test(line))).toEqual([]);
});

// Last, because Next itself complains about these, and answers 500, before any action of ours is reached.
describe("what is no input at all", () => {
  it.each(listActions())("is nothing to $name", async ({ name }) => {
    for (const body of UNREADABLE) {
      const answer = await unchanged(() => callActionRaw(scene.other.client, name, body));
      expect(traceIn(answer.text), body).toBeNull();
      expect(answer.isOk, body).toBe(false);
    }
  });
});

async function unchanged<T>(work: () => Promise<T>): Promise<T> {
  return unchangedBut(null, work);
}

async function unchangedBut<T>(owner: Someone | null, work: () => Promise<T>): Promise<T> {
  const before = await scene.readAll();
  const result = await work();
  expect(changesBeside(owner, before, await scene.readAll())).toEqual([]);
  return result;
}

async function probe(client: WebClient, { path, ...init }: Probe): Promise<{ response: Response; text: string }> {
  const response = await client.fetch(path, init);
  return { response, text: `${JSON.stringify([...response.headers])}\n${await response.text()}` };
}

function expectSound(answer: ActionAnswer, label: string): void {
  expect(answer.status, label).toBeLessThan(500);
  expect(traceIn(answer.text), label).toBeNull();
}

function expectTolerated(entry: ActionEntry, field: string | null, label: string): void {
  expect(entry.tolerant ?? [], `${label}: this was accepted`).toContain(field);
}

/** Their texts, names and pictures. Ids are what the other one sent, so they may come back. */
function expectNothingOf({ mark, person }: Someone, text: string): void {
  for (const own of [mark.toLowerCase(), person.name, person.userToken, scene.keys.original, scene.keys.rendition]) {
    expect(text.toLowerCase()).not.toContain(own.toLowerCase());
  }
}

function say(line: string): void {
  process.stdout.write(`the walk covers ${line}\n`);
}
