type Window = { from: Date; to: Date };

/** What our own violence touched: not a fault of Meta's, but a reason to be late all the same. */
export class Troubles {
  readonly #accounts = new Set<string>();
  readonly #windows: Window[] = [];

  /** Posts of these accounts were in the hands of somebody who was killed. */
  addAccounts(ids: readonly string[]): void {
    for (const id of ids) this.#accounts.add(id);
  }

  /** Between these instants all workers or the database were missing. */
  addWindow(from: Date, to: Date): void {
    this.#windows.push({ from, to });
  }

  concern(accountId: string, publishAt: Date): boolean {
    return this.#accounts.has(accountId) || this.#windows.some(({ from, to }) => publishAt >= from && publishAt <= to);
  }
}
