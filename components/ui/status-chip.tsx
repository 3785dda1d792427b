import {
  CircleAlert,
  CircleCheck,
  CirclePause,
  CircleQuestionMark,
  Clock,
  LoaderCircle,
  PencilLine,
  TriangleAlert,
} from "lucide-react";
import { type StatusKey, statusWords } from "./status-words";

const looks = {
  draft: { icon: PencilLine, className: "text-soft" },
  scheduled: { icon: Clock, className: "text-accent" },
  publishing: { icon: LoaderCircle, className: "text-accent animate-spin" },
  published: { icon: CircleCheck, className: "text-good" },
  failed: { icon: CircleAlert, className: "text-bad" },
  unconfirmed: { icon: CircleQuestionMark, className: "text-warn" },
  late: { icon: TriangleAlert, className: "text-warn" },
  held: { icon: CirclePause, className: "text-warn" },
} as const;

/** Always an icon and a word, on its own ground so that it can be read on any photo. */
export function StatusChip({ status }: { status: StatusKey }) {
  const { icon: Icon, className } = looks[status];
  return (
    <span className="inline-flex items-center gap-1 rounded-full bg-surface py-0.5 pr-2 pl-1 text-sm font-medium text-ink">
      <Icon size={16} className={className} aria-hidden />
      {statusWords[status]}
    </span>
  );
}
