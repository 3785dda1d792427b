import { randomBytes } from "node:crypto";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

/** A real mail server that keeps what it took. */
export type MailServer = {
  port: number;
  /** Of its user "ospost"; who does not say who they are may send, too. */
  password: string;
  mails: ParsedMail[];
  /** Called when a mail has been taken in, before the server says so. */
  onTaken: (() => Promise<void> | void) | null;
  /** Addresses it refuses for good. */
  refused: Set<string>;
  close: () => Promise<void>;
};

/** @param port 0 = any free one */
export async function startMailServer(port = 0, password = randomBytes(12).toString("hex")): Promise<MailServer> {
  const kept: MailServer = {
    port,
    password,
    mails: [],
    onTaken: null,
    refused: new Set(),
    close: async () => undefined,
  };
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onAuth(given, _session, done) {
      const isGood = given.username === "ospost" && given.password === password;
      done(isGood ? null : new Error("wrong password"), { user: given.username });
    },
    onRcptTo({ address }, _session, done) {
      done(kept.refused.has(address) ? Object.assign(new Error("no such user"), { responseCode: 550 }) : null);
    },
    onData(stream, _session, done) {
      void simpleParser(stream).then(async (mail) => {
        kept.mails.push(mail);
        await kept.onTaken?.();
        done();
      });
    },
  });
  // A client that breaks off in the middle is what some tests are about.
  server.on("error", () => undefined);
  const listener = server.listen(port, "127.0.0.1");
  await new Promise((resolve) => listener.once("listening", resolve));
  const address = listener.address();
  if (address !== null && typeof address === "object") kept.port = address.port;
  kept.close = () => new Promise((resolve) => server.close(() => resolve()));
  return kept;
}
