import type { KeyboardCoordinateGetter } from "@dnd-kit/core";

/**
 * The arrow keys go from day to day: left and right by one, up and down to the day above and below (one in the agenda of
 * a phone, a week in the grid). Days that are not shown are passed over.
 * @param days in the order they are shown
 */
export function stepByDay(days: readonly string[]): KeyboardCoordinateGetter {
  return (event, { context: { droppableRects, collisionRect, over } }) => {
    if (!event.code.startsWith("Arrow") || collisionRect === null) return undefined;
    event.preventDefault();
    const shown = days.flatMap((day) => {
      const rect = droppableRects.get(day);
      return rect === undefined || rect.width === 0 ? [] : [{ day, rect }];
    });
    const from = shown.findIndex(({ day }) => day === over?.id);
    // As many as lie side by side with the first.
    const columns = Math.max(1, shown.filter(({ rect }) => rect.top === shown[0]?.rect.top).length);
    const target = shown[from + stepOf(event.code, columns)];
    if (from === -1 || target === undefined) return undefined;
    const { left, top, width, height } = target.rect;
    return { x: left + (width - collisionRect.width) / 2, y: top + (height - collisionRect.height) / 2 };
  };
}

function stepOf(code: string, columns: number): number {
  if (code === "ArrowLeft") return -1;
  if (code === "ArrowRight") return 1;
  return code === "ArrowUp" ? -columns : columns;
}
