"use client";

import { Trouble } from "@/components/shell/trouble";
import "./globals.css";

type Props = { error: unknown; retry: () => void };

export default function GlobalError({ error, retry }: Props) {
  return (
    <html lang="en">
      <body>
        <title>Ospost</title>
        <main id="main">
          <Trouble error={error} retry={retry} />
        </main>
      </body>
    </html>
  );
}
