import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { statusWords } from "@/components/ui/status-words";
import { TileImage } from "@/components/ui/tile-image";
import type { PostVersion } from "@/lib/posts/version";
import { formatWhen } from "@/lib/schedule/zone";
import { ASK_WORDS } from "@/lib/words/compose";

type Props = { theirs: PostVersion | null; timeZone: string; onKeepMine: () => void; onTakeTheirs: () => void };

/** Another window saved this post first. Nothing is written until the person has looked at both. */
export function ConflictDialog({ theirs, timeZone, onKeepMine, onTakeTheirs }: Props) {
  return (
    <Dialog isOpen={theirs !== null} onClose={onKeepMine} title="Changed in another window" isBinding>
      {theirs === null ? null : <TheirVersion theirs={theirs} timeZone={timeZone} />}
      <DialogActions>
        <Button variant="primary" onClick={onKeepMine}>
          Keep mine
        </Button>
        <Button onClick={onTakeTheirs}>Take the other one</Button>
      </DialogActions>
    </Dialog>
  );
}

function TheirVersion({ theirs, timeZone }: { theirs: PostVersion; timeZone: string }) {
  const when = theirs.publishAt === null ? "No time chosen" : formatWhen(theirs.publishAt, timeZone);
  return (
    <>
      <p>{ASK_WORDS.changedElsewhere(formatWhen(theirs.savedAt, timeZone).slice(-5))}</p>
      <div className="flex gap-3 rounded-control bg-sunken p-3">
        {theirs.thumbnail === null ? null : (
          <span className="h-24 w-18 shrink-0 overflow-hidden rounded-tile">
            <TileImage thumbnail={theirs.thumbnail} sizes="72px" />
          </span>
        )}
        <div className="min-w-0 flex-1">
          <p className="text-sm text-soft">
            {statusWords[theirs.status]} · {when}
          </p>
          <p className="max-h-40 overflow-auto whitespace-pre-wrap [overflow-wrap:anywhere]">
            {theirs.caption === "" ? <span className="text-soft">No caption</span> : theirs.caption}
          </p>
        </div>
      </div>
    </>
  );
}
