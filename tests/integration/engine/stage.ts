import { randomBytes } from "node:crypto";
import { encryptToken } from "@/lib/accounts/token-cipher";
import { getDb } from "@/lib/db/client";
import { claimPosts, findNextActionAt } from "@/lib/db/system/claim";
import { GraphClient } from "@/lib/graph/client";
import { type EngineContext, noteUsage } from "@/lib/publish/context";
import { runPost } from "@/lib/publish/run-post";
import { TIMING } from "@/lib/publish/timing";
import { type AddedPerson, connectControl } from "../../sandbox/control/client";
import { type FaultName, type Sandbox, startSandbox } from "../../sandbox/index";
import { makePicture, type PictureHost, startPictureHost } from "../../sandbox/testing/picture-host";

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

/** How long a call may really take: longer than on the busiest machine, unless a test waits for the end of it. */
const PATIENT_MS = 20 * SECOND_MS;
const IMPATIENT_MS = 2 * SECOND_MS;

export type PlannedPost = { id: string; publishAt: Date };

/**
 * The real engine on a real database against the real sandbox, with one clock that all of them share and that only
 * moves when it is told to: sleeping moves it.
 */
export class EngineStage {
  #nowMs = Math.floor(Date.now() / SECOND_MS) * SECOND_MS;
  #timeoutMs = PATIENT_MS;

  private constructor(
    readonly sandbox: Sandbox,
    readonly host: PictureHost,
    readonly control: ReturnType<typeof connectControl>,
    readonly isRealTime: boolean,
  ) {}

  /** @param isRealTime the clock is the machine's and moves by itself */
  static async open({ isRealTime = false } = {}): Promise<EngineStage> {
    const host = await startPictureHost();
    host.files.set("/good.jpg", { body: await makePicture(1080, 1350) });
    const holder: { stage: EngineStage | null } = { stage: null };
    const sandbox = await startSandbox({
      now: () => holder.stage?.now() ?? new Date(),
      isSeeded: false,
      publicImageHosts: [new URL(host.url).host],
      // Beside a built app, whose own port has the pictures.
      switches: { privateImageHosts: isRealTime ? "accept" : "refuse" },
    });
    holder.stage = new EngineStage(sandbox, host, connectControl(sandbox.url), isRealTime);
    return holder.stage;
  }

  /** Points the app's own calls to Meta here, too. Before the first use of `getEnv`. */
  serveApp(): void {
    process.env.META_GRAPH_URL = this.sandbox.url;
    process.env.FACEBOOK_APP_ID = this.sandbox.appId;
    process.env.FACEBOOK_APP_SECRET = this.sandbox.appSecret;
  }

  async close(): Promise<void> {
    await this.sandbox.close();
    await this.host.close();
  }

  now = (): Date => new Date(this.isRealTime ? Date.now() : this.#nowMs);

  advance(ms: number): void {
    this.#nowMs += ms;
  }

  /** A connected account of a new person. @param order how the person is, as the sandbox's control takes it */
  async connect(
    order: Record<string, unknown> = {},
  ): Promise<{ accountId: string; igUserId: string; person: AddedPerson }> {
    const [person] = await this.control.addPeople(order);
    const page = person?.pages[0];
    if (person === undefined || page?.account == null) throw new Error("the sandbox made no account");
    const account = await getDb().instagramAccount.create({
      data: {
        igUserId: page.account.id,
        username: page.account.username,
        name: page.account.name,
        pageId: page.id,
        pageName: page.name,
        pageTokenCipher: encryptToken(page.pageToken),
        user: { create: { facebookId: person.id, name: person.name, userTokenCipher: encryptToken(person.userToken) } },
      },
      select: { id: true },
    });
    return { accountId: account.id, igUserId: page.account.id, person };
  }

  /** A scheduled post with a picture that Meta can fetch. */
  async plan(
    accountId: string,
    { inMs = 0, caption = `Bread ${randomBytes(4).toString("hex")}`, key = "good.jpg" } = {},
  ): Promise<PlannedPost> {
    const publishAt = new Date(this.now().getTime() + inMs);
    const image = {
      position: 0,
      originalKey: null,
      originalWidth: 1080,
      originalHeight: 1350,
      renditionKey: key,
      thumbnailKey: "thumbnails/x.webp",
      width: 1080,
      height: 1350,
      bytes: 1,
      crop: { x: 0, y: 0, width: 1080, height: 1350 },
      placeholder: "",
    };
    const nextActionAt = new Date(Math.max(this.now().getTime(), publishAt.getTime() - TIMING.prepareAheadMs));
    const post = await getDb().post.create({
      data: { accountId, caption, status: "scheduled", publishAt, nextActionAt, images: { create: image } },
      select: { id: true },
    });
    return { id: post.id, publishAt };
  }

  /** An engine of its own, as one process would have it, that never waits inside the process. */
  engine(overrides: Partial<EngineContext> = {}): EngineContext {
    const ctx: EngineContext = {
      owner: randomBytes(8).toString("hex"),
      graph: new GraphClient({
        baseUrl: this.sandbox.url,
        version: "v25.0",
        appSecret: this.sandbox.appSecret,
        timeoutMs: this.#timeoutMs,
        onUsage: (usage) => noteUsage(ctx, usage),
      }),
      timing: TIMING,
      now: this.now,
      sleep: async (ms) => this.advance(ms),
      publicUrl: (key) => `${this.host.url}/${key}`,
      stopAt: this.now(),
      stopping: new AbortController().signal,
      calm: { until: null },
      ...overrides,
    };
    return ctx;
  }

  /** One look at everything that is due now, one post after the other. @returns how many posts were looked at */
  async look(overrides: Partial<EngineContext> = {}): Promise<number> {
    const ctx = this.engine(overrides);
    const now = this.now();
    const jobs = await claimPosts({ owner: ctx.owner, now, until: now, leaseMs: ctx.timing.leaseMs, limit: 100 });
    for (const job of jobs) await runPost(ctx, job);
    return jobs.length;
  }

  /** Moves time on by `ms`, stopping wherever something is due. */
  async runFor(ms: number, overrides: Partial<EngineContext> = {}): Promise<void> {
    const end = new Date(this.#nowMs + ms);
    for (let looks = 0; looks < 500; looks++) {
      await this.look(overrides);
      const next = await findNextActionAt("anybody", this.now(), end);
      if (next === null) break;
      this.#nowMs = Math.max(this.#nowMs + 1, next.getTime());
    }
    this.#nowMs = Math.max(this.#nowMs, end.getTime());
  }

  async read(postId: string) {
    return getDb().post.findUniqueOrThrow({ where: { id: postId }, include: { events: { orderBy: { at: "asc" } } } });
  }

  /** Arms a fault. Where it is that no answer comes, engines from now on do not wait long for one. */
  async arm(fault: FaultName, order: Record<string, unknown>): Promise<void> {
    this.#timeoutMs = fault.endsWith("-timeout") ? IMPATIENT_MS : PATIENT_MS;
    await this.control.armFault(fault, order);
  }

  async live(igUserId: string) {
    return this.control.listMedia(igUserId);
  }
}

export { MINUTE_MS, SECOND_MS };
