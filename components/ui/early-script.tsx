import { headers } from "next/headers";
import { dropFragment } from "./drop-fragment";
import { keepEarlyPress } from "./early";

const SOURCE = [dropFragment, keepEarlyPress].map((run) => `(${run.toString()})();`).join("");

/** Comes before all buttons, and carries the answer's nonce as Next's own scripts do. */
export async function EarlyScript() {
  const policy = (await headers()).get("Content-Security-Policy") ?? "";
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
  return (
    <script
      {...(nonce === undefined ? {} : { nonce })}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own functions' source, and nothing that anybody sent
      dangerouslySetInnerHTML={{ __html: SOURCE }}
    />
  );
}
