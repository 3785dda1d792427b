import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";

type Props = { isOpen: boolean; username: string; onClose: () => void; onConfirm: () => void };

export function PostNowDialog({ isOpen, username, onClose, onConfirm }: Props) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Post now?">
      <p>
        This goes to Instagram right away, to <strong className="font-semibold">@{username}</strong>. It can only be
        deleted in Instagram itself.
      </p>
      <DialogActions>
        <Button variant="primary" onClick={onConfirm}>
          Post now
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </DialogActions>
    </Dialog>
  );
}
