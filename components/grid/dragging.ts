const MARK = "dragging";

/** While a tile is in the hand, the list must not change beneath it. */
export function markDragging(isUnderWay: boolean): void {
  if (isUnderWay) document.documentElement.dataset[MARK] = "";
  else delete document.documentElement.dataset[MARK];
}

export function isDragging(): boolean {
  return document.documentElement.dataset[MARK] !== undefined;
}
