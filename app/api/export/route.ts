import { exportEverything } from "@/lib/accounts/export";
import { getUser } from "@/lib/auth/session";
import { dayOf } from "@/lib/schedule/days";

/** As long as a function may take: a big export is limited by the person's line. */
export const maxDuration = 300;

/** Everything of the signed-in person as a ZIP. */
export async function GET(): Promise<Response> {
  const user = await getUser();
  if (user === null) return Response.json({ message: "Log in again." }, { status: 401 });
  const now = new Date();
  return new Response(exportEverything(user.id, now), {
    headers: {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="ospost-${dayOf(now, user.timeZone ?? "UTC")}.zip"`,
      "cache-control": "no-store",
    },
  });
}
