"use client";

import { useSearchParams } from "next/navigation";
import { type ComponentProps, useState } from "react";
import { Composer } from "./composer";

/**
 * A composer on an address that names its post only once there is something to lose (`?draft=`). That this name appears
 * changes nothing; going to another one, or to none, starts anew.
 */
export function NewComposer(props: ComponentProps<typeof Composer>) {
  const params = useSearchParams();
  const [asked, at] = [params.get("draft"), params.get("at")];
  const [shown, setShown] = useState({ asked, at, id: props.postId });
  if (asked !== shown.asked || at !== shown.at) {
    setShown({ asked, at, id: asked === shown.id ? shown.id : props.postId });
  }
  return <Composer key={shown.id} {...props} />;
}
