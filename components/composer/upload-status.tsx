import { CircleAlert, CircleCheck } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { Photo } from "./photo";

type Props = { upload: Photo["upload"]; onCancel: () => void; onRetry: () => void };

export function UploadStatus({ upload, onCancel, onRetry }: Props) {
  if (upload.state === "stored") return null;
  if (upload.state === "sent") {
    return (
      <p role="status" className="flex min-h-11 whitespace-nowrap items-center gap-2 text-sm text-soft">
        <CircleCheck size={18} className="text-good" aria-hidden />
        Photo uploaded
      </p>
    );
  }
  if (upload.state === "failed") {
    return (
      <div className="flex min-w-60 flex-wrap items-center gap-x-3">
        <p role="alert" className="flex min-w-40 flex-1 items-start gap-2 py-2.5 text-sm font-medium text-bad">
          <CircleAlert size={18} className="shrink-0" aria-hidden />
          {upload.message}
        </p>
        <Button onClick={onRetry}>Try again</Button>
      </div>
    );
  }
  return <Sending done={upload.done} onCancel={onCancel} />;
}

function Sending({ done, onCancel }: { done: number; onCancel: () => void }) {
  const percent = Math.round(done * 100);
  return (
    <div className="flex min-h-11 min-w-60 items-center gap-3 text-sm text-soft">
      <label htmlFor="upload-progress" className="shrink-0 tabular-nums">
        {percent < 100 ? `Uploading ${percent} %` : "Checking the photo"}
      </label>
      <progress
        id="upload-progress"
        max={100}
        value={percent}
        className="h-1.5 flex-1 overflow-hidden rounded-full [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent [&::-webkit-progress-value]:transition-[width]"
      />
      <Button variant="quiet" onClick={onCancel}>
        Cancel<span className="sr-only"> upload</span>
      </Button>
    </div>
  );
}
