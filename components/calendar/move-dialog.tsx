"use client";

import { type FormEvent, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Field, inputClass } from "@/components/ui/field";
import type { CalendarTile } from "@/lib/posts/calendar-view";

type Props = {
  /** The post to move, or null while nothing is asked. */
  post: CalendarTile | null;
  limits: { min: string; max: string };
  onMove: (post: CalendarTile, local: string) => void;
  onClose: () => void;
};

/** Another day and another time for a post, without dragging. */
export function MoveDialog({ post, limits, onMove, onClose }: Props) {
  const [local, setLocal] = useState("");
  useEffect(() => setLocal(post?.local ?? ""), [post]);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (post === null || local === "") return;
    onMove(post, local);
    onClose();
  }

  return (
    <Dialog isOpen={post !== null} onClose={onClose} title="Move this post">
      <form onSubmit={submit} className="space-y-5">
        <Field id="move-to" label="Date and time">
          <input
            id="move-to"
            type="datetime-local"
            required
            value={local}
            min={limits.min}
            max={limits.max}
            onChange={(event) => setLocal(event.target.value)}
            className={`${inputClass} min-h-12`}
          />
        </Field>
        <DialogActions>
          <Button type="submit" variant="primary">
            Move
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
