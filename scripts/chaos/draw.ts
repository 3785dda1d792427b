import type { Switches } from "../../tests/sandbox/state/switches";
import { boundLateness, FaultDeck, type FaultDraw } from "./draw-faults";
import { Random } from "./random";
import { shrink } from "./speed";

export type AccountDraw = {
  faults: FaultDraw[];
  /** The sandbox was told to make the outcome of some publishes unknowable. */
  isBlind: boolean;
  /** Whether the person connects it again, and how long after it was held. Null = never. */
  reconnectAfterMs: number | null;
};

/** `name` is the post's alt text: by it the sandbox's media are told apart whatever the captions say. */
export type PostDraw = { name: string; account: number; dueInMs: number; caption: string };

export type Draw = {
  /** How many accounts each person has. */
  people: number[];
  accounts: AccountDraw[];
  posts: PostDraw[];
  switches: Partial<Switches>;
};

/** How close the due times lie, in Meta's time; about what two cores can carry. */
const MS_PER_POST = 5_400;

/** Everything that chance decides before the run, from the seed alone. */
export function drawRun({ posts: count, seed }: { posts: number; seed: number }): Draw {
  const random = new Random(seed);
  const [forAccounts, forPosts, forSwitches] = [random.fork(), random.fork(), random.fork()];
  const deck = new FaultDeck(random.fork());
  const switches = drawSwitches(forSwitches, seed);
  const runLagMs = Math.max(switches.listingLagMs, switches.statusLagMs);
  const [accounts, posts]: [AccountDraw[], PostDraw[]] = [[], []];
  while (posts.length < count) {
    const size = Math.min(forAccounts.int(5, 10), count - posts.length);
    posts.push(
      ...drawPosts(forPosts, {
        account: accounts.length,
        size,
        first: posts.length,
        spreadMs: shrink(count * MS_PER_POST),
      }),
    );
    const account = drawAccount(forAccounts, deck, size);
    accounts.push({ ...account, faults: boundLateness(account.faults, runLagMs) });
  }
  return {
    people: drawPeople(forAccounts, accounts.length),
    accounts,
    posts,
    switches,
  };
}

function drawAccount(random: Random, deck: FaultDeck, posts: number): AccountDraw {
  const isBlind = random.chance(0.05);
  const isUntroubled = !isBlind && random.chance(0.3);
  const count = isUntroubled ? 0 : Math.max(1, Math.round(posts * (0.3 + random.next() * 0.7)));
  const faults = isBlind ? deck.dealBlindness(posts) : deck.dealPassing(count, posts);
  if (!isUntroubled && !isBlind && random.chance(0.2)) faults.push(deck.dealStanding(posts));
  const reconnectAfterMs = random.chance(0.6) ? shrink(random.int(1, 20) * 60_000) : null;
  return { faults, isBlind, reconnectAfterMs };
}

type Batch = { account: number; size: number; first: number; spreadMs: number };

/** Captions differ, but for a share that is empty and a share that repeats the account's one before. */
function drawPosts(random: Random, { account, size, first, spreadMs }: Batch): PostDraw[] {
  const posts: PostDraw[] = [];
  for (let index = 0; index < size; index++) {
    const name = `chaos-${first + index}`;
    const before = posts.at(-1)?.caption ?? "";
    const kind = random.next();
    const caption = kind < 0.08 ? "" : kind < 0.16 ? before : `Bread of the day with @baker, ${name}`;
    posts.push({ name, account, dueInMs: random.int(0, spreadMs), caption });
  }
  return posts;
}

/** Most people have one account, some two, which lose their tokens together. */
function drawPeople(random: Random, accounts: number): number[] {
  const people: number[] = [];
  for (let left = accounts; left > 0; left -= people.at(-1) ?? 1) people.push(left > 1 && random.chance(0.15) ? 2 : 1);
  return people;
}

type DrawnSwitches = Partial<Switches> & Pick<Switches, "listingLagMs" | "statusLagMs">;

const REPUBLISH = ["second-media", "error", "same-id"] as const;

/** What nobody knows about Meta (section 13 of the facts). Three seeds in a row see every way to republish. */
function drawSwitches(random: Random, seed: number): DrawnSwitches {
  return {
    republish: REPUBLISH[(seed - 1) % REPUBLISH.length] ?? "second-media",
    requireProof: random.chance(0.5),
    listingLagMs: random.chance(0.3) ? shrink(random.int(1, 300) * 1_000) : 0,
    statusLagMs: random.chance(0.3) ? shrink(random.int(1, 300) * 1_000) : 0,
    quotaTotal: random.pick([50, 100]),
    locale: random.pick(["en", "de"]),
  };
}
