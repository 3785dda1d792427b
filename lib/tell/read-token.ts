/** The token of a link of ours, from its address; "" when there is none that could be one. */
export function readToken(request: Request): string {
  const token = new URL(request.url).searchParams.get("token") ?? "";
  return /^[\w.-]{1,200}$/.test(token) ? token : "";
}
