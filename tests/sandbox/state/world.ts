import { FaultBox } from "../faults/fault-box";
import { type ImageStore, openImageStore } from "../images/image-store";
import { Collection } from "./collection";
import { Counts } from "./counts";
import { createMemoryJournal, type Journal, type JournalRecord, openFileJournal } from "./journal";
import type { Account, Code, Grant, Page, Person, Token } from "./people";
import type { Comment, Container, Media } from "./posts";
import { RollingCounts } from "./rolling-count";
import type { Latencies, Switches } from "./switches";

export type App = { id: string; secret: string; name: string; allowsRedirectUri: (uri: string) => boolean };

export type WorldOptions = {
  dataDir: string | null;
  app: App;
  latencies: Latencies;
  switches: Switches;
  publicImageHosts: readonly string[];
  realNow: () => Date;
  seed: (world: World) => void;
};

type Setting = { id: string; value: unknown };

/** Everything the sandbox knows. One per server; nothing else in it holds state. */
export class World {
  readonly app: App;
  readonly publicImageHosts: readonly string[];
  /** Where the sandbox is reached, known once it listens. */
  url = "";
  readonly people: Collection<Person>;
  readonly pages: Collection<Page>;
  readonly accounts: Collection<Account>;
  readonly grants: Collection<Grant>;
  readonly codes: Collection<Code>;
  readonly tokens: Collection<Token>;
  readonly containers: Collection<Container>;
  readonly media: Collection<Media>;
  readonly comments: Collection<Comment>;
  readonly images: ImageStore;
  readonly faults = new FaultBox();
  readonly counts = new Counts();
  /** Calls by account or "app", for the usage headers. */
  readonly calls = new RollingCounts();
  readonly containerTimes = new RollingCounts();
  readonly publishTimes = new RollingCounts();
  readonly tokensOfPerson: (personId: string) => readonly string[];
  readonly tokensOfParent: (parentToken: string) => readonly string[];
  /** By a name that an account has or had. */
  readonly #accountsEverNamed: (username: string) => readonly string[];
  readonly mediaOfAccount: (accountId: string) => readonly string[];
  readonly mediaOfContainer: (creationId: string) => readonly string[];
  readonly mediaByShortcode: (shortcode: string) => readonly string[];
  readonly commentsOfMedia: (mediaId: string) => readonly string[];
  switches: Switches;
  latencies: Latencies;
  readonly #settings: Collection<Setting>;
  readonly #options: WorldOptions;
  readonly #journal: Journal;
  #clockOffsetMs = 0;

  constructor(options: WorldOptions) {
    this.#options = options;
    this.app = options.app;
    this.publicImageHosts = options.publicImageHosts;
    this.switches = options.switches;
    this.latencies = options.latencies;
    const journal = options.dataDir === null ? createMemoryJournal() : openFileJournal(options.dataDir);
    this.#journal = journal;
    this.images = openImageStore(options.dataDir);
    this.people = new Collection("people", journal);
    this.pages = new Collection("pages", journal);
    this.accounts = new Collection("accounts", journal);
    this.grants = new Collection("grants", journal);
    this.codes = new Collection("codes", journal);
    this.tokens = new Collection("tokens", journal);
    this.containers = new Collection("containers", journal);
    this.media = new Collection("media", journal);
    this.comments = new Collection("comments", journal);
    this.#settings = new Collection("settings", journal);
    this.tokensOfPerson = this.tokens.indexBy((token) => token.personId);
    this.tokensOfParent = this.tokens.indexBy((token) => token.parent);
    this.#accountsEverNamed = this.accounts.indexBy((account) => account.username);
    this.mediaOfAccount = this.media.indexBy((media) => media.accountId);
    this.mediaOfContainer = this.media.indexBy((media) => media.creationId);
    this.mediaByShortcode = this.media.indexBy((media) => media.shortcode);
    this.commentsOfMedia = this.comments.indexBy((comment) => comment.mediaId);
    this.#restore();
  }

  /** The sandbox's time in milliseconds: real time plus what was added over the control API. */
  now(): number {
    return this.#options.realNow().getTime() + this.#clockOffsetMs;
  }

  accountNamed(username: string): Account | null {
    const accounts = this.#accountsEverNamed(username).map((id) => this.accounts.get(id));
    return accounts.find((account) => account?.username === username) ?? null;
  }

  /** The account is found by its new name from now on: an index keeps what a row began with, so it begins anew. */
  renameAccount(account: Account, username: string): void {
    this.accounts.delete(account.id);
    this.accounts.put({ ...account, username });
  }

  /** The professional account that a Page is linked to, or null. */
  linkedAccount(page: Page): Account | null {
    const account = this.accounts.get(page.accountId ?? "");
    return account === null || account.detached ? null : account;
  }

  advanceClock(byMs: number): void {
    this.#clockOffsetMs += byMs;
    this.#settings.put({ id: "clock", value: this.#clockOffsetMs });
  }

  changeSwitches(changes: Partial<Switches>): void {
    this.switches = { ...this.switches, ...changes };
    this.#settings.put({ id: "switches", value: this.switches });
  }

  changeLatencies(changes: Partial<Latencies>): void {
    this.latencies = { ...this.latencies, ...changes };
  }

  /** Back to the first start: seeded people, no posts, real time, no faults. */
  reset(): void {
    for (const collection of this.#collections()) collection.clear();
    for (const counts of [this.calls, this.containerTimes, this.publishTimes, this.counts, this.faults]) counts.clear();
    this.switches = this.#options.switches;
    this.latencies = this.#options.latencies;
    this.#clockOffsetMs = 0;
    this.#journal.rewrite([]);
    this.#options.seed(this);
  }

  close(): void {
    this.#journal.close();
  }

  #collections() {
    const { people, pages, accounts, grants, codes, tokens, containers, media, comments } = this;
    return [people, pages, accounts, grants, codes, tokens, containers, media, comments, this.#settings];
  }

  #restore(): void {
    const byName = new Map(this.#collections().map((collection) => [collection.name, collection]));
    for (const [name, id, row] of this.#journal.readAll()) byName.get(name)?.restore(id, row as never);
    this.#journal.rewrite(this.#allRecords());
    for (const container of this.containers.values())
      this.containerTimes.add(container.accountId, container.createdAtMs);
    for (const { accountId, creationId, reachedAtMs } of this.media.values())
      if (creationId !== null) this.publishTimes.add(accountId, reachedAtMs);
    for (const { id, value } of this.#settings.values()) {
      if (id === "clock") this.#clockOffsetMs = value as number;
      if (id === "switches") this.switches = { ...this.switches, ...(value as Partial<Switches>) };
    }
    if (this.people.values().next().done === true) this.#options.seed(this);
  }

  *#allRecords(): Iterable<JournalRecord> {
    for (const collection of this.#collections()) yield* collection.records();
  }
}
