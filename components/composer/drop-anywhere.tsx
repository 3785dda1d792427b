"use client";

import { useEffect, useRef, useState } from "react";

type Props = { onFile: (file: File) => void };

/** A photo may be dropped anywhere on the page, or pasted. Says so while one hangs over it. */
export function DropAnywhere({ onFile }: Props) {
  const [isOver, setOver] = useState(false);
  const onFileRef = useRef(onFile);
  useEffect(() => {
    onFileRef.current = onFile;
  });

  useEffect(() => {
    const stop = new AbortController();
    const options = { signal: stop.signal };
    let left: ReturnType<typeof setTimeout>;
    const end = () => setOver(false);

    function over(event: DragEvent) {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      setOver(true);
      // `dragover` comes several times a second; leaving the window is not always told.
      clearTimeout(left);
      left = setTimeout(end, 400);
    }
    function drop(event: DragEvent) {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      setOver(false);
      take(event.dataTransfer.files[0]);
    }
    function paste(event: ClipboardEvent) {
      const file = [...(event.clipboardData?.files ?? [])].find(({ type }) => type.startsWith("image/"));
      if (file === undefined || event.clipboardData?.types.includes("text/plain")) return;
      event.preventDefault();
      take(file);
    }
    const take = (file: File | undefined) => file !== undefined && onFileRef.current(file);

    document.addEventListener("dragover", over, options);
    document.addEventListener("drop", drop, options);
    document.addEventListener("paste", paste, options);
    return () => {
      clearTimeout(left);
      stop.abort();
    };
  }, []);

  if (!isOver) return null;
  return (
    <div
      aria-hidden
      className="pointer-events-none fixed inset-3 z-40 flex items-center justify-center rounded-sheet border-2 border-accent border-dashed bg-accent-tint/80 text-lg font-semibold text-accent"
    >
      Drop the photo anywhere
    </div>
  );
}
