import { statusLooks } from "./status-looks";
import { type StatusKey, statusWords } from "./status-words";

/** Always an icon and a word, on its own ground so that it can be read on any photo. */
export function StatusChip({ status }: { status: StatusKey }) {
  const { icon: Icon, className } = statusLooks[status];
  return (
    <span className="inline-flex items-center gap-1 rounded-full bg-surface py-0.5 pr-2 pl-1 text-sm font-medium text-ink">
      <Icon size={16} className={status === "publishing" ? `${className} animate-spin` : className} aria-hidden />
      {statusWords[status]}
    </span>
  );
}
