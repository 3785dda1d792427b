/** Counts what happened within a window that ends now. */
export class RollingCount {
  readonly #times: number[] = [];

  add(timeMs: number): void {
    // Requests that overlap may arrive here a little out of order; bisection needs ascending times.
    this.#times.push(Math.max(timeMs, this.#times.at(-1) ?? 0));
  }

  /** How many lie after `sinceMs`, by bisection. */
  countSince(sinceMs: number): number {
    let low = 0;
    let high = this.#times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#times[middle] ?? 0) > sinceMs) high = middle;
      else low = middle + 1;
    }
    return this.#times.length - low;
  }
}

/** One rolling count for each key. */
export class RollingCounts {
  readonly #counts = new Map<string, RollingCount>();

  add(key: string, timeMs: number): void {
    const count = this.#counts.get(key) ?? new RollingCount();
    this.#counts.set(key, count);
    count.add(timeMs);
  }

  countSince(key: string, sinceMs: number): number {
    return this.#counts.get(key)?.countSince(sinceMs) ?? 0;
  }

  clear(): void {
    this.#counts.clear();
  }
}
