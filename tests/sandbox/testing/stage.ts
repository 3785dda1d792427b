import { createHmac } from "node:crypto";
import { type AddedPerson, connectControl, type SandboxControl } from "../control/client";
import { type Sandbox, type SandboxOptions, startSandbox } from "../index";
import { makePicture, type PictureHost, startPictureHost } from "./picture-host";

type Row = Readonly<Record<string, unknown>> & {
  id: string;
  quota_usage?: number;
  caption?: string;
  permission?: string;
};

/** What the answers of the Graph API can hold; each test says what it expects to be there. */
export type GraphBody = Readonly<Record<string, unknown>> & {
  id: string;
  permalink: string;
  access_token: string;
  data: readonly Row[];
  paging: { next: string };
  error?: { code: number; error_subcode?: number; message: string; error_user_title?: string };
};

export type GraphAnswer = { status: number; headers: Headers; body: GraphBody };

/** A sandbox, a host with one good picture that passes for a public one, and one person who has logged in. */
export async function setStage(options: SandboxOptions = {}) {
  const host = await startPictureHost();
  const sandbox = await startSandbox({ publicImageHosts: [new URL(host.url).host], ...options });
  host.files.set("/good.jpg", { body: await makePicture(1080, 1350) });
  const control = connectControl(sandbox.url);
  const [person] = await control.addPeople();
  if (person === undefined) throw new Error("nobody was made");
  return new Stage(sandbox, host, control, person);
}

export class Stage {
  constructor(
    readonly sandbox: Sandbox,
    readonly host: PictureHost,
    readonly control: SandboxControl,
    readonly person: AddedPerson,
  ) {}

  get accountId(): string {
    return this.person.pages[0]?.account?.id ?? "";
  }

  get pageToken(): string {
    return this.person.pages[0]?.pageToken ?? "";
  }

  async graph(
    method: string,
    path: string,
    params: Record<string, string> = {},
    token = this.person.userToken,
  ): Promise<GraphAnswer> {
    const query = new URLSearchParams(params);
    const address = `${this.sandbox.url}/v25.0/${path}`;
    const response = await fetch(method === "POST" ? address : `${address}?${query}`, {
      method,
      headers: token === "" ? {} : { authorization: `Bearer ${token}` },
      ...(method === "POST" ? { body: query } : {}),
    });
    return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) as GraphBody };
  }

  create(params: Record<string, string> = {}, token?: string): Promise<GraphAnswer> {
    return this.graph("POST", `${this.accountId}/media`, { image_url: `${this.host.url}/good.jpg`, ...params }, token);
  }

  /** @returns the id of a container that is ready */
  async createReady(params: Record<string, string> = {}): Promise<string> {
    const { body } = await this.create(params);
    if (body.error !== undefined) throw new Error(`no container: ${body.error.message}`);
    return body.id;
  }

  publish(creationId: string, token?: string): Promise<GraphAnswer> {
    return this.graph("POST", `${this.accountId}/media_publish`, { creation_id: creationId }, token);
  }

  async status(creationId: string, token?: string): Promise<unknown> {
    const { body } = await this.graph("GET", creationId, { fields: "status_code" }, token);
    return body["status_code"] ?? body.error;
  }

  /** Code and subcode of an error: "9004/2207052", or "no error". */
  static codes({ body }: GraphAnswer): string {
    const { error } = body;
    if (error === undefined) return "no error";
    return error.error_subcode === undefined ? `${error.code}` : `${error.code}/${error.error_subcode}`;
  }

  proof(token: string): string {
    return createHmac("sha256", this.sandbox.appSecret).update(token).digest("hex");
  }

  async close(): Promise<void> {
    await this.sandbox.close();
    await this.host.close();
  }
}
