import { createDecipheriv, createECDH, createHash, createPublicKey, hkdfSync, randomBytes, verify } from "node:crypto";
import { createServer } from "node:http";

/** What arrived for a device, opened with the device's own keys. */
export type Received = {
  path: string;
  headers: Record<string, string | undefined>;
  text: string;
  claims: { aud: string; sub: string; exp: number };
};

/**
 * A push service and the devices behind it, written from RFC 8030, 8188, 8291 and 8292: checks the signature and opens the
 * body by itself, sharing no code with the sender.
 */
export async function startPushService() {
  const devices = new Map<string, ReturnType<typeof makeDevice>>();
  const received: Received[] = [];
  const state = { status: 201 };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const path = request.url ?? "";
      const device = devices.get(path);
      if (device === undefined || request.method !== "POST") return void response.writeHead(404).end();
      if (state.status !== 201) return void response.writeHead(state.status).end();
      const headers = request.headers as Received["headers"];
      const { claims, key } = checkVapid(headers["authorization"] ?? "");
      if (headers["content-encoding"] !== "aes128gcm" || !/^\d+$/.test(headers["ttl"] ?? ""))
        return void response.writeHead(400).end();
      received.push({
        path,
        headers,
        claims: { ...claims, key } as Received["claims"],
        text: device.open(Buffer.concat(chunks)),
      });
      response.writeHead(201).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  return {
    url,
    received,
    state,
    addDevice: () => {
      const path = `/push/${randomBytes(12).toString("base64url")}`;
      const device = makeDevice();
      devices.set(path, device);
      return { endpoint: url + path, p256dh: device.p256dh, auth: device.auth };
    },
    forget: (endpoint: string) => devices.delete(new URL(endpoint).pathname),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

function makeDevice() {
  const ecdh = createECDH("prime256v1");
  const publicKey = ecdh.generateKeys();
  const auth = randomBytes(16);
  const open = (body: Buffer): string => {
    // RFC 8188: salt(16) ‖ record size(4) ‖ key id length(1) ‖ key id ‖ one record.
    const salt = body.subarray(0, 16);
    const idLength = body[20] ?? 0;
    const sender = body.subarray(21, 21 + idLength);
    const record = body.subarray(21 + idLength);
    // RFC 8291, 3.4.
    const info = Buffer.concat([Buffer.from("WebPush: info\0"), publicKey, sender]);
    const ikm = Buffer.from(hkdfSync("sha256", ecdh.computeSecret(sender), auth, info, 32));
    const derive = (words: string, length: number) =>
      Buffer.from(hkdfSync("sha256", ikm, salt, Buffer.from(`${words}\0`), length));
    const decipher = createDecipheriv(
      "aes-128-gcm",
      derive("Content-Encoding: aes128gcm", 16),
      derive("Content-Encoding: nonce", 12),
    );
    decipher.setAuthTag(record.subarray(-16));
    const plain = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
    const end = plain.lastIndexOf(2);
    return plain.subarray(0, end).toString("utf8");
  };
  return { p256dh: publicKey.toString("base64url"), auth: auth.toString("base64url"), open };
}

/** RFC 8292: `vapid t=<JWT>, k=<public key>`; the JWT is ES256 over its first two parts. @throws when the signature is wrong */
function checkVapid(authorization: string) {
  const [, token = "", key = ""] = authorization.match(/^vapid t=([\w.-]+), ?k=([\w-]+)$/) ?? [];
  const [header = "", claims = "", signature = ""] = token.split(".");
  const point = Buffer.from(key, "base64url");
  const jwk = {
    kty: "EC",
    crv: "P-256",
    x: point.subarray(1, 33).toString("base64url"),
    y: point.subarray(33).toString("base64url"),
  };
  const publicKey = createPublicKey({ key: jwk, format: "jwk" });
  const isSigned = verify(
    "sha256",
    Buffer.from(`${header}.${claims}`),
    { key: publicKey, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  if (!isSigned) throw new Error("the VAPID signature is wrong");
  return {
    key: createHash("sha256").update(key).digest("hex"),
    claims: JSON.parse(Buffer.from(claims, "base64url").toString("utf8")),
  };
}
