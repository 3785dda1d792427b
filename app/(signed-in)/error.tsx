"use client";

import { Trouble } from "@/components/shell/trouble";

type Props = { error: unknown; retry: () => void };

/** Inside the shell, so that the tabs stay. */
export default function SignedInError({ error, retry }: Props) {
  return <Trouble error={error} retry={retry} />;
}
