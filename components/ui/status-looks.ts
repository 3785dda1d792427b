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
import type { StatusKey } from "./status-words";

/** The icon of a status and its colour, wherever one is shown. */
export const statusLooks = {
  draft: { icon: PencilLine, className: "text-soft" },
  scheduled: { icon: Clock, className: "text-accent" },
  publishing: { icon: LoaderCircle, className: "text-accent" },
  published: { icon: CircleCheck, className: "text-good" },
  failed: { icon: CircleAlert, className: "text-bad" },
  unconfirmed: { icon: CircleQuestionMark, className: "text-warn" },
  late: { icon: TriangleAlert, className: "text-warn" },
  held: { icon: CirclePause, className: "text-warn" },
} as const satisfies Record<StatusKey, unknown>;
