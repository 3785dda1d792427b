/** Like a browser without a screen: keeps its cookies, and follows a redirect only when told to. */
export class WebClient {
  readonly cookies = new Map<string, string>();
  /** Every `Set-Cookie` line that came, as it was written. */
  readonly setCookies: string[] = [];
  readonly #base: string;

  /** @param base where to connect to; the app may believe to be somewhere else */
  constructor(base: string) {
    this.#base = base;
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    if (cookie !== "") headers.set("cookie", cookie);
    const response = await fetch(`${this.#base}${path}`, { redirect: "manual", ...init, headers });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  async postForm(path: string, fields: Record<string, string>): Promise<Response> {
    return this.fetch(path, { method: "POST", body: new URLSearchParams(fields) });
  }

  #keep(line: string): void {
    this.setCookies.push(line);
    const [pair = ""] = line.split(";");
    const at = pair.indexOf("=");
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    if (value === "" || /max-age=0/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

/** Whom Facebook's dialog is answered for, with everything ticked. */
export type Visitor = { id: string; pages: readonly { id: string }[] };

/** Goes to Facebook's dialog as the login page does. @returns its address */
export async function askToSignIn(client: WebClient, callbackUrl = "/"): Promise<URL> {
  const { csrfToken } = (await (await client.fetch("/api/auth/csrf")).json()) as { csrfToken: string };
  const response = await client.postForm("/api/auth/signin/facebook", { csrfToken, callbackUrl, json: "true" });
  return new URL(((await response.json()) as { url: string }).url);
}

/** Answers the dialog. @returns where it sends the browser */
export async function answerDialog(dialog: URL, person: Visitor): Promise<URL> {
  const form = new URLSearchParams({ person: person.id, decision: "continue" });
  for (const name of dialog.searchParams.get("scope")?.split(",") ?? []) form.append(`permission.${person.id}`, name);
  for (const page of person.pages) form.append(`page.${person.id}`, page.id);
  const response = await fetch(dialog, { method: "POST", body: form, redirect: "manual" });
  return new URL(response.headers.get("location") ?? "about:blank");
}

/** Signs somebody in over HTTP. @returns the answer to Facebook's callback */
export async function signInOverHttp(client: WebClient, person: Visitor, callbackUrl = "/"): Promise<Response> {
  const back = await answerDialog(await askToSignIn(client, callbackUrl), person);
  return client.fetch(back.pathname + back.search);
}
