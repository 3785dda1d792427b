/** This window's name while it is open. */
const NAME = `ospost-window:${Math.random().toString(36).slice(2)}`;
let isHeld = false;

/** The name of this window, which other windows can tell from that of a closed one. */
export function thisWindow(): string {
  if (!isHeld) void navigator.locks?.request(NAME, () => new Promise(() => undefined));
  isHeld = true;
  return NAME;
}

/** Whether another window of this browser is open still. Without a secure address browsers do not say, and it counts as closed. */
export async function isOtherWindowOpen(name: string): Promise<boolean> {
  if (name === NAME) return false;
  const locks = await navigator.locks?.query();
  return locks?.held?.some((lock) => lock.name === name) ?? false;
}
