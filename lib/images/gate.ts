/** For whom it is done; once `signal` aborts they do not wait any more. */
export type Turn = { person: string; signal?: AbortSignal | undefined };
export type Gate = <T>(turn: Turn, work: () => Promise<T>) => Promise<T>;

type Waiting = { person: string; begin: () => void };

/**
 * Lets at most `places` pieces of work run at once. A free place goes to the person who has the fewest, of several to the one who
 * has waited longest since their last turn, so that nobody's six photos keep another's one waiting.
 * Rejects with the signal's reason when it aborts before the work has begun; what has begun is finished.
 */
export function createGate(places: number): Gate {
  const running = new Map<string, number>();
  /** People in the order of their next turn, each with what they wait for. */
  const waiting = new Map<string, Waiting[]>();
  let free = places;

  function enter({ person, signal }: Turn): Promise<void> {
    signal?.throwIfAborted();
    if (free > 0) return Promise.resolve(occupy(person));
    return new Promise((resolve, reject) => {
      const entry = { person, begin };
      function begin() {
        signal?.removeEventListener("abort", giveUp);
        occupy(person);
        resolve();
      }
      function giveUp() {
        remove(entry);
        reject(signal?.reason);
      }
      signal?.addEventListener("abort", giveUp, { once: true });
      waiting.set(person, [...(waiting.get(person) ?? []), entry]);
    });
  }

  function occupy(person: string): void {
    free -= 1;
    running.set(person, (running.get(person) ?? 0) + 1);
  }

  function leave(person: string): void {
    free += 1;
    const left = (running.get(person) ?? 1) - 1;
    if (left === 0) running.delete(person);
    else running.set(person, left);
    const next = nextInLine();
    if (next === null) return;
    remove(next);
    const rest = waiting.get(next.person);
    // To the end of the line.
    if (waiting.delete(next.person) && rest !== undefined) waiting.set(next.person, rest);
    next.begin();
  }

  function nextInLine(): Waiting | null {
    let [fewest, next]: [number, Waiting | null] = [Number.POSITIVE_INFINITY, null];
    for (const [person, [first]] of waiting) {
      const count = running.get(person) ?? 0;
      if (first !== undefined && count < fewest) [fewest, next] = [count, first];
    }
    return next;
  }

  function remove(entry: Waiting): void {
    const rest = (waiting.get(entry.person) ?? []).filter((other) => other !== entry);
    if (rest.length > 0) waiting.set(entry.person, rest);
    else waiting.delete(entry.person);
  }

  return async (turn, work) => {
    await enter(turn);
    try {
      return await work();
    } finally {
      leave(turn.person);
    }
  };
}
