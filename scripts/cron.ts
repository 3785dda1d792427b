// Calls the routes that vercel.json names, when it says, as Vercel would. Needs CRON_TARGET and CRON_SECRET.
import { readFileSync } from "node:fs";
import { Cron } from "croner";
import { callRoute } from "./cron/call-route";

type Entry = { path: string; schedule: string };

const target = read("CRON_TARGET");
const secret = read("CRON_SECRET");
const { crons } = JSON.parse(readFileSync(new URL("../vercel.json", import.meta.url), "utf8")) as { crons: Entry[] };

for (const { path, schedule } of crons) {
  const call = () => callRoute({ url: new URL(path, target), schedule, secret });
  // Runs may overlap, as on Vercel. OSPOST_CRON_SCHEDULE is for tests that cannot wait a minute; it may name seconds.
  new Cron(process.env.OSPOST_CRON_SCHEDULE || schedule, { timezone: "UTC", protect: false }, call);
  // What came due while nothing ran does not wait for the next minute.
  void call();
}

function read(name: string): string {
  const value = process.env[name]?.trim();
  if (!value) throw new Error(`${name} is missing.`);
  return value;
}
