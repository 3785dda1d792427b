import { deauthorize, readCallback } from "@/lib/accounts/meta-callbacks";

/** Meta calls this when somebody removes the app in their Facebook settings (1.8 of the Meta facts). */
export async function POST(request: Request): Promise<Response> {
  const facebookId = await readCallback(request);
  if (facebookId === null) return Response.json({ error: "Not signed by Meta" }, { status: 400 });
  await deauthorize(facebookId, new Date());
  return Response.json({ ok: true });
}
