import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import webpush from "web-push";
import { type MailServer, startMailServer } from "./mail-server";

export type Telling = {
  /** For the app: a mail server that wants a password, and keys for push. */
  settings: { SMTP_URL: string; MAIL_FROM: string; VAPID_PUBLIC_KEY: string; VAPID_PRIVATE_KEY: string };
  mail: MailServer;
  /** Takes whatever is posted to it or below it. */
  hookUrl: string;
  close: () => Promise<void>;
};

/** Where a built app can tell people: a real mail server and a webhook, with settings that lead there. */
export async function startTelling(): Promise<Telling> {
  const mail = await startMailServer();
  const hook = createServer((request, response) => {
    request.resume();
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => hook.listen(0, "127.0.0.1", resolve));
  const vapid = webpush.generateVAPIDKeys();
  return {
    mail,
    hookUrl: `http://127.0.0.1:${(hook.address() as AddressInfo).port}`,
    settings: {
      SMTP_URL: `smtp://ospost:${mail.password}@127.0.0.1:${mail.port}`,
      MAIL_FROM: "Ospost <ospost@example.org>",
      VAPID_PUBLIC_KEY: vapid.publicKey,
      VAPID_PRIVATE_KEY: vapid.privateKey,
    },
    close: async () => {
      await mail.close();
      await new Promise((resolve) => hook.close(resolve));
    },
  };
}
