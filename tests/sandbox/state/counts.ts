/** What clients did to the sandbox, for assertions from Meta's side. Not journaled. */
export class Counts {
  readonly #byEndpoint = new Map<string, number>();
  readonly #attemptsByContainer = new Map<string, number>();
  imageFetches = 0;

  hit(endpoint: string): void {
    add(this.#byEndpoint, endpoint);
  }

  /** A `media_publish` that named this container arrived, whatever became of it. */
  attempt(creationId: string): void {
    add(this.#attemptsByContainer, creationId);
  }

  attemptsFor(creationId: string): number {
    return this.#attemptsByContainer.get(creationId) ?? 0;
  }

  get endpoints(): Record<string, number> {
    return Object.fromEntries(this.#byEndpoint);
  }

  get attempts(): Record<string, number> {
    return Object.fromEntries(this.#attemptsByContainer);
  }

  clear(): void {
    this.#byEndpoint.clear();
    this.#attemptsByContainer.clear();
    this.imageFetches = 0;
  }
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
