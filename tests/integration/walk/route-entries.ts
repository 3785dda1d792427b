import { UNKNOWN_ID } from "./broken";
import { type Scene, type Someone, startUpload, upload } from "./scene";

/** One request; `as` says who makes it. */
export type Probe = {
  path: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer>;
};

export type RouteEntry = {
  /** What only the first person, or whoever knows the secret, may ask. */
  request: (scene: Scene) => Probe | Promise<Probe>;
  /** The status each of them gets for it; null = this one is not asked. */
  nobody: number;
  other: number;
  owner: number | null;
  /** Requests that make no sense: never a 500, never a change. */
  broken?: (scene: Scene) => Probe[];
  /** The owner's answer holds their words: the proof that the others' would, if it were the same. */
  showsWords?: boolean;
};

/** In an address, where an id should be. */
const ODD_IDS = ["%00", "__proto__", "%F0%9F%A5%90", "x".repeat(4_000), "a%2Fb", "%27%20OR%201=1", UNKNOWN_ID];

const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
const cron = (path: string): RouteEntry => ({
  request: () => ({ path }),
  nobody: 401,
  other: 401,
  owner: null,
  broken: () => [
    { path, headers: bearer("") },
    { path, headers: bearer("undefined") },
    { path, headers: bearer("x".repeat(10_000)) },
    { path, headers: { authorization: process.env.CRON_SECRET ?? "" } },
    { path: `${path}?secret=${process.env.CRON_SECRET}` },
  ],
});

const operator = (path: string): RouteEntry => ({
  request: () => ({ path }),
  nobody: 401,
  other: 401,
  owner: 401,
  broken: () => ["", "undefined", process.env.CRON_SECRET ?? ""].map((secret) => ({ path, headers: bearer(secret) })),
});

const form = { "content-type": "application/x-www-form-urlencoded" };
const signed = (body: string): Pick<Probe, "method" | "headers" | "body"> => ({ method: "POST", headers: form, body });
const meta = (path: string): RouteEntry => ({
  // What only Meta can sign. The payload is the first person's.
  request: ({ first }) => {
    const payload = JSON.stringify({ algorithm: "HMAC-SHA256", user_id: first.person.id });
    return { path, ...signed(`signed_request=AAAA.${Buffer.from(payload).toString("base64url")}`) };
  },
  nobody: 400,
  other: 400,
  owner: 400,
  broken: () =>
    ["", "signed_request=", "signed_request=.", "signed_request=a.b.c", `signed_request=${"a".repeat(100_000)}`, "%00"]
      .map((body) => ({ path, ...signed(body) }))
      .concat([{ path, method: "POST", headers: { "content-type": "application/json" }, body: "{" }]),
});

const auth = "/api/auth";
const authBroken: Probe[] = [
  { path: `${auth}/nonsense` },
  { path: `${auth}/error?error=%E2%82%AC%0D%0AX-Evil:%201` },
  { path: `${auth}/signin?callbackUrl=javascript:alert(1)` },
  { path: `${auth}/signin/facebook?callbackUrl=%00` },
  { path: `${auth}/signin?callbackUrl=http://[` },
  { path: `${auth}/callback/facebook` },
  { path: `${auth}/callback/facebook?code=x&state=y` },
  { path: `${auth}/callback/__proto__?code=x` },
  { path: `${auth}/session`, headers: { cookie: "next-auth.session-token=not-a-token" } },
  { path: `${auth}/session`, headers: { cookie: "next-auth.callback-url=nonsense" } },
  ...["signin/facebook", "signout", "session", "callback/facebook", "_log", "nonsense"].flatMap((name) => [
    { path: `${auth}/${name}`, method: "POST", headers: { "content-type": "application/json" }, body: "{" },
    { path: `${auth}/${name}`, ...signed("csrfToken=%00&callbackUrl=%00&json=true") },
    { path: `${auth}/${name}`, ...signed(`callbackUrl=${"x".repeat(100_000)}`) },
    { path: `${auth}/${name}`, method: "POST" },
  ]),
];

/** Answered by ourselves, for the headers. */
const noMethod = (method: string, status: number): RouteEntry => ({
  request: async ({ first }) => ({ path: `/api/uploads/${await upload(first)}`, method }),
  nobody: status,
  other: status,
  owner: status,
});

const forgedLink = ({ userId }: Someone) => `${userId}.0.${"A".repeat(43)}`;
const oddLinks = (method: string, path: string): Probe[] =>
  [...ODD_IDS, `${UNKNOWN_ID}.0.${"A".repeat(43)}`, `${UNKNOWN_ID}.999999999999999.${"A".repeat(43)}`, "a&token=b", ""]
    .map((token) => ({ path: `${path}?token=${token}`, method }))
    .concat([{ path, method }]);

export const ROUTES: Record<string, RouteEntry> = {
  // Others' sessions are behind their cookies: what the address answers is about the caller.
  "GET /api/auth/[...nextauth]": {
    request: () => ({ path: `${auth}/session` }),
    nobody: 200,
    other: 200,
    owner: 200,
    broken: () => authBroken.filter(({ method = "GET" }) => method === "GET"),
  },
  "POST /api/auth/[...nextauth]": {
    request: () => ({ path: `${auth}/session`, ...signed("csrfToken=wrong") }),
    nobody: 400,
    other: 400,
    owner: 400,
    broken: () => authBroken.filter(({ method }) => method === "POST"),
  },
  "GET /api/cron/maintain": cron("/api/cron/maintain"),
  "GET /api/cron/publish": cron("/api/cron/publish"),
  // Everybody may export what is theirs.
  "GET /api/export": {
    request: () => ({ path: "/api/export" }),
    nobody: 401,
    other: 200,
    owner: 200,
    showsWords: true,
  },
  // For whoever watches the server: whether it works, and nothing about anybody.
  "GET /api/health": { request: () => ({ path: "/api/health" }), nobody: 200, other: 200, owner: 200 },
  "GET /api/health/ready": { request: () => ({ path: "/api/health/ready" }), nobody: 200, other: 200, owner: 200 },
  "GET /api/metrics": operator("/api/metrics"),
  "GET /api/setup": operator("/api/setup"),
  // Names nobody's things. A pass for the operator's page comes of the right secret only.
  "POST /api/setup/open": {
    request: () => ({ path: "/api/setup/open", ...signed("secret=wrong") }),
    nobody: 303,
    other: 303,
    owner: 303,
    broken: () =>
      ["", "secret=", "secret=%00&secret=b", `secret=${"x".repeat(100_000)}`]
        .map((body): Probe => ({ path: "/api/setup/open", ...signed(body) }))
        .concat([{ path: "/api/setup/open", method: "POST", body: "{" }]),
  },
  "POST /api/setup/close": {
    request: () => ({ path: "/api/setup/close", method: "POST" }),
    nobody: 303,
    other: 303,
    owner: 303,
  },
  "POST /api/meta/data-deletion": meta("/api/meta/data-deletion"),
  "POST /api/meta/deauthorize": meta("/api/meta/deauthorize"),
  // What only Ospost can sign: with a forged signature nothing is known of anybody, and nothing changes.
  "POST /api/notifications/confirm": {
    request: ({ first }) => ({ path: `/api/notifications/confirm?token=${forgedLink(first)}`, method: "POST" }),
    nobody: 303,
    other: 303,
    owner: 303,
    broken: () => oddLinks("POST", "/api/notifications/confirm"),
  },
  "POST /api/notifications/unsubscribe": {
    request: ({ first }) => ({ path: `/api/notifications/unsubscribe?token=${forgedLink(first)}`, method: "POST" }),
    nobody: 200,
    other: 200,
    owner: 200,
    broken: () => oddLinks("POST", "/api/notifications/unsubscribe"),
  },
  // Even the true link only leads to the page that asks.
  "GET /api/notifications/unsubscribe": {
    request: ({ links }) => ({ path: `/api/notifications/unsubscribe?token=${links.unsubscribe}` }),
    nobody: 303,
    other: 303,
    owner: 303,
    broken: () => oddLinks("GET", "/api/notifications/unsubscribe"),
  },
  "GET /api/posts/[id]/progress": {
    request: ({ posts }) => ({ path: `/api/posts/${posts.scheduled}/progress` }),
    nobody: 401,
    other: 404,
    owner: 200,
    broken: () => ODD_IDS.map((id) => ({ path: `/api/posts/${id}/progress` })),
  },
  // Names nobody's things: it is about the account that the caller sees.
  "GET /api/planner/version": {
    request: () => ({ path: "/api/planner/version" }),
    nobody: 401,
    other: 200,
    owner: 200,
  },
  "GET /api/posts/[id]/original": {
    request: ({ posts }) => ({ path: `/api/posts/${posts.scheduled}/original` }),
    nobody: 404,
    other: 404,
    owner: 200,
    broken: () => ODD_IDS.map((id) => ({ path: `/api/posts/${id}/original` })),
  },
  // Names nobody's things: everybody may begin an upload of their own, and these are none.
  "POST /api/uploads": {
    request: () => ({ path: "/api/uploads", method: "POST", body: JSON.stringify({ bytes: 0 }) }),
    nobody: 401,
    other: 422,
    owner: 422,
    broken: () =>
      [
        "",
        "{",
        "null",
        "[]",
        "{}",
        '{"bytes":-1}',
        '{"bytes":"1"}',
        '{"bytes":1e308}',
        '{"__proto__":{"bytes":1}}',
      ].map((body) => ({ path: "/api/uploads", method: "POST", body })),
  },
  "GET /api/uploads/[id]": {
    request: async ({ first }) => ({ path: `/api/uploads/${await upload(first)}` }),
    nobody: 404,
    other: 404,
    owner: 200,
    broken: () => ODD_IDS.map((id) => ({ path: `/api/uploads/${id}` })),
  },
  "PUT /api/uploads/[id]": {
    request: async ({ first }) => ({ path: `/api/uploads/${await startUpload(first, 3)}`, method: "PUT", body: "new" }),
    nobody: 401,
    other: 422,
    owner: 200,
    broken: () => ODD_IDS.map((id) => ({ path: `/api/uploads/${id}`, method: "PUT", body: "x" })),
  },
  "POST /api/uploads/[id]": {
    request: async ({ first }) => ({ path: `/api/uploads/${await upload(first)}`, method: "POST" }),
    nobody: 401,
    other: 422,
    owner: 200,
    broken: () => ODD_IDS.map((id) => ({ path: `/api/uploads/${id}`, method: "POST", body: "{" })),
  },
  "DELETE /api/uploads/[id]": noMethod("DELETE", 405),
  "PATCH /api/uploads/[id]": noMethod("PATCH", 405),
  "OPTIONS /api/uploads/[id]": noMethod("OPTIONS", 204),
  "GET /media/[...key]": {
    request: ({ keys }) => ({ path: `/media/${keys.original}` }),
    nobody: 404,
    other: 404,
    // Not even the owner: an original may hold where a photo was taken, and is for making renditions only.
    owner: 404,
    broken: ({ keys }) =>
      [
        "..%2f..%2fsecrets.json",
        `renditions/..%2f${keys.original}`,
        "%00",
        "renditions/%00.jpg",
        "a".repeat(4_000),
        "//",
      ]
        .map((key) => ({ path: `/media/${key}` }))
        .concat([{ path: `/media/${keys.original}?/${keys.rendition}` }]),
  },
  "HEAD /media/[...key]": {
    request: ({ keys }) => ({ path: `/media/${keys.original}`, method: "HEAD" }),
    nobody: 404,
    other: 404,
    owner: 404,
  },
};

const oddPages = (path: string, first: Someone) => [
  path,
  `${path}?token=${forgedLink(first)}`,
  `${path}?token=${forgedLink(first)}&done=1`,
  `${path}?token=a&token=b&done=1&done=2`,
  ...ODD_IDS.map((token) => `${path}?token=${token}`),
];

/** Pages whose address holds an id: `nobody` is led to the login or told there is nothing, `other` is told there is nothing. */
export const PAGES: Record<string, (scene: Scene) => string[]> = {
  "/": () => ["/", "/?notice=scheduled&post=%00", "/?notice[]=a&notice=b"],
  "/account": () => ["/account"],
  "/calendar": () => ["/calendar", "/calendar?month=%00&week=__proto__&day=x&view=constructor&date=99999-99-99"],
  "/calendar/slots": () => ["/calendar/slots"],
  "/history": () => ["/history", "/history?q=%00&query=%25_&status=__proto__&cursor=%00&before=x&page=-1"],
  "/connect": () => ["/connect"],
  "/deletion": () => ["/deletion", "/deletion?id=%00", "/deletion?id=__proto__", "/deletion?id=a&id=b"],
  "/login": () => ["/login", "/login?error=__proto__&notice=%00", "/login?callbackUrl=//evil.example"],
  // Whoever holds the mailbox may see its address; a forged link shows nothing.
  "/notifications/confirm": ({ first }) => oddPages("/notifications/confirm", first),
  "/notifications/unsubscribe": ({ first }) => oddPages("/notifications/unsubscribe", first),
  "/posts/[id]": ({ posts }) => [
    ...[posts.scheduled, posts.published, "%00", "__proto__", "x".repeat(4_000)].map((id) => `/posts/${id}`),
    `/posts/${posts.failed}?edit=1&edit=2`,
  ],
  "/posts/new": () => ["/posts/new"],
  "/privacy": () => ["/privacy"],
  "/setup": () => ["/setup", "/setup?error=%00", "/setup?error=__proto__&error=b"],
};
