import { deletePersonOf } from "@/lib/accounts/deletion";
import { readCallback } from "@/lib/accounts/meta-callbacks";
import { getEnv } from "@/lib/env";

/** Meta calls this when somebody asks for their data to be deleted, and shows them the address (1.8 of the Meta facts). */
export async function POST(request: Request): Promise<Response> {
  const facebookId = await readCallback(request);
  if (facebookId === null) return Response.json({ error: "Not signed by Meta" }, { status: 400 });
  const { code } = await deletePersonOf(facebookId, new Date());
  return Response.json({ url: `${getEnv().APP_URL}/deletion?id=${code}`, confirmation_code: code });
}
