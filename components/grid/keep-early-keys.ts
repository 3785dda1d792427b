const STEERING = ["Space", "Enter", "Escape", "Tab", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"];

/**
 * Between lifting a tile and listening to the keyboard dnd-kit lets a moment pass, a long one on a slow machine. Keys pressed
 * in it are kept, and come again one after the other.
 * @returns what to call when the first place under the tile is known: from then on an arrow key has somewhere to go
 */
export function keepEarlyKeys(): () => void {
  const early: KeyboardEvent[] = [];
  function keep(event: KeyboardEvent) {
    if (!STEERING.includes(event.code)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    early.push(event);
  }
  document.addEventListener("keydown", keep, { capture: true });

  async function letGo() {
    document.removeEventListener("keydown", keep, { capture: true });
    for (const { target, key, code } of early) {
      target?.dispatchEvent(new KeyboardEvent("keydown", { key, code, bubbles: true, cancelable: true }));
      await new Promise(requestAnimationFrame);
    }
  }
  return () => void setTimeout(letGo);
}
