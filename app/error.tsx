"use client";

import { Trouble } from "@/components/shell/trouble";

type Props = { error: unknown; retry: () => void };

export default function ErrorPage({ error, retry }: Props) {
  return (
    <main id="main">
      <Trouble error={error} retry={retry} />
    </main>
  );
}
