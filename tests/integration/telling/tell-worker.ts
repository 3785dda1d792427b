// One process that empties the outbox, started by mail.test.ts. Its environment is the test's.
import { getDb } from "@/lib/db/client";
import { tellPeople } from "@/lib/tell/deliver";

const { sent } = await tellPeople(
  () => new Date(Date.now() + 60 * 60 * 1000),
  new Date(Date.now() + 2 * 60 * 60 * 1000),
);
process.send?.(sent);
await getDb().$disconnect();
process.disconnect();
