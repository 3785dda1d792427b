import { getUser } from "@/lib/auth/session";
import { listAccounts } from "@/lib/db/accounts";
import { loadPlannerVersion } from "@/lib/planner/load-planner";

/** A mark that changes when the planner would look different: what an open page asks near a post's time. */
export async function GET(): Promise<Response> {
  const headers = { "cache-control": "no-store" };
  const user = await getUser();
  if (user === null) return Response.json({ message: "Log in again." }, { status: 401, headers });
  const accounts = await listAccounts(user.id);
  const account = accounts.find(({ id }) => id === user.activeAccountId) ?? accounts[0];
  if (account === undefined) return Response.json({ version: "" }, { headers });
  return Response.json({ version: await loadPlannerVersion(user.id, account, new Date()) }, { headers });
}
