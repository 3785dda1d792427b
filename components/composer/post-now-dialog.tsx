import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { ASK_WORDS } from "@/lib/words/compose";

type Props = { isOpen: boolean; username: string; onClose: () => void; onConfirm: () => void };

export function PostNowDialog({ isOpen, username, onClose, onConfirm }: Props) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={`Post to @${username} now?`}>
      <p>{ASK_WORDS.postNow}</p>
      <DialogActions>
        <Button variant="primary" onClick={onConfirm}>
          Post now
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </DialogActions>
    </Dialog>
  );
}
