"use client";

import { useState } from "react";
import { type SetTimeZone, TimeZoneForm } from "@/components/account/time-zone-form";
import { Dialog } from "@/components/ui/dialog";
import { early } from "@/components/ui/early";
import { Outside } from "./outside";

export type { SetTimeZone };

/** Changes the zone in place: what has been written stays where it is. */
export function ZoneDialog({ timeZone, setTimeZone }: { timeZone: string; setTimeZone: SetTimeZone }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        {...early}
        type="button"
        onClick={() => setOpen(true)}
        className="inline-flex min-h-11 items-center font-medium text-ink underline underline-offset-4"
      >
        Change<span className="sr-only"> time zone</span>
      </button>
      {isOpen ? (
        <Outside>
          <Dialog isOpen onClose={() => setOpen(false)} title="Time zone">
            <TimeZoneForm
              key={timeZone}
              timeZone={timeZone}
              zones={Intl.supportedValuesOf("timeZone")}
              setTimeZone={setTimeZone}
            />
          </Dialog>
        </Outside>
      ) : null}
    </>
  );
}
