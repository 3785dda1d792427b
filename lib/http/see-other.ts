/** Sends the browser on to a page with GET, whatever it asked with (`redirect()` would have it send its form again: 307). */
export function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path } });
}
