import "server-only";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { lookupOutside, PrivateAddressError, readOutsideUrl } from "./public-address";

export type OutsideCall = {
  url: string;
  headers: Record<string, string | number>;
  body: string | Buffer;
  timeoutMs: number;
};

/**
 * Posts to an address that a person gave us. Follows no redirect, reads no answer but its status, ends within `timeoutMs`.
 * @returns the HTTP status
 * @throws PrivateAddressError when it leads into our own network; Error when it could not be reached in time
 */
export function callOutside({ url, headers, body, timeoutMs }: OutsideCall): Promise<number> {
  const target = readOutsideUrl(url);
  if (target === null) return Promise.reject(new PrivateAddressError("is not a public https:// address"));
  const send = target.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const options = {
      method: "POST",
      headers: { ...headers, "content-length": Buffer.byteLength(body) },
      lookup: lookupOutside,
      agent: false as const,
      signal: AbortSignal.timeout(timeoutMs),
    };
    const request = send(target, options, (response) => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    request.once("error", reject);
    request.end(body);
  });
}
