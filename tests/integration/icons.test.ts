import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BuiltApp, startBuiltApp } from "../support/built-app";

// A full Chrome asks for them by itself, also while a page's own links are still on their way or are being replaced.

let app: BuiltApp;

beforeAll(async () => {
  app = await startBuiltApp();
}, 60_000);

afterAll(() => app?.stop());

/** @returns what an icon's address was answered with, which must be a picture whatever the address */
async function fetchIcon(path: string): Promise<{ type: string; bytes: Buffer; policy: string }> {
  const response = await fetch(new URL(path, app.url));
  expect(response.status, path).toBe(200);
  const { headers } = response;
  return {
    type: headers.get("content-type") ?? "",
    bytes: Buffer.from(await response.arrayBuffer()),
    policy: headers.get("content-security-policy") ?? "",
  };
}

/** The pictures in an ICO, as PNG. The file begins with how many there are and, of each, how long it is and where. */
function readIco(bytes: Buffer): Buffer[] {
  expect(bytes.subarray(0, 4)).toEqual(Buffer.from([0, 0, 1, 0]));
  return Array.from({ length: bytes.readUInt16LE(4) }, (_, place) => {
    const entry = 6 + 16 * place;
    const [length, start] = [bytes.readUInt32LE(entry + 8), bytes.readUInt32LE(entry + 12)];
    return bytes.subarray(start, start + length);
  });
}

describe("what browsers ask for by name is there", () => {
  it("favicon.ico, in the sizes of a tab, a shortcut and a screen of twice the density", async () => {
    const { type, bytes } = await fetchIcon("/favicon.ico");
    expect(type).toBe("image/x-icon");
    const sizes = await Promise.all(readIco(bytes).map((png) => sharp(png).metadata()));
    expect(sizes.map(({ format, width, height }) => [format, width, height])).toEqual(
      [16, 32, 48].map((side) => ["png", side, side]),
    );
  });

  it.each([
    "/apple-touch-icon.png",
    "/apple-touch-icon-precomposed.png",
    "/apple-touch-icon-120x120.png",
    "/apple-touch-icon-152x152-precomposed.png",
  ])("%s, as iPhones and iPads do", async (path) => {
    const { type, bytes } = await fetchIcon(path);
    expect(type).toBe("image/png");
    // Opaque: what is transparent becomes black there.
    expect(await sharp(bytes).metadata()).toMatchObject({ format: "png", width: 180, height: 180, hasAlpha: false });
  });

  it("but nothing that only begins like it", async () => {
    for (const path of ["/apple-touch-icon", "/apple-touch-icon.png.exe", "/apple-touch-icons/x.png"])
      expect((await fetch(new URL(path, app.url))).status, path).toBe(404);
  });
});

type Named = { href: string; type: string; sizes: string };

/** Whatever a page's head or the manifest names. */
async function listNamed(page: string): Promise<Named[]> {
  const html = await (await fetch(new URL(page, app.url))).text();
  const links = [...html.matchAll(/<link\b[^>]*\brel="(icon|apple-touch-icon|manifest)"[^>]*>/g)];
  return links.map(([tag]) => {
    const read = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
    return { href: read("href"), type: read("type"), sizes: read("sizes") };
  });
}

describe("what is named is there, and is what it is said to be", () => {
  it.each(["/login", "/privacy", "/nowhere"])("in the head of %s", async (page) => {
    const named = await listNamed(page);
    const paths = named.map(({ href }) => href.split("?")[0]);
    expect(paths.sort()).toEqual(["/apple-icon.png", "/favicon.ico", "/icon.svg", "/manifest.webmanifest"]);
    for (const one of named) await expectAsNamed(one);
  });

  it("in the manifest", async () => {
    const { icons } = (await (await fetch(new URL("/manifest.webmanifest", app.url))).json()) as {
      icons: { src: string; type: string; sizes: string }[];
    };
    expect(icons.length).toBeGreaterThan(1);
    for (const { src, ...rest } of icons) await expectAsNamed({ href: src, ...rest });
  });

  it("in the service worker's notifications", async () => {
    const script = await (await fetch(new URL("/sw.js", app.url))).text();
    const paths = [...script.matchAll(/\b(?:icon|badge): "([^"]+)"/g)].map(([, path]) => path ?? "");
    expect(paths.length).toBeGreaterThan(0);
    for (const href of paths) await expectAsNamed({ href, type: "image/png", sizes: "180x180" });
  });
});

async function expectAsNamed({ href, type, sizes }: Named): Promise<void> {
  const answered = await fetchIcon(href);
  expect(answered.type, href).toBe(href.startsWith("/manifest") ? "application/manifest+json" : type);
  if (sizes === "any" || sizes === "") return;
  const picture = type === "image/x-icon" ? (readIco(answered.bytes).at(-1) ?? answered.bytes) : answered.bytes;
  const { width, height } = await sharp(picture).metadata();
  expect(`${width}x${height}`, href).toBe(sizes);
}

it("the drawing may style itself, for a dark tab, when it is opened alone, and nothing else", async () => {
  const { bytes, policy } = await fetchIcon("/icon.svg");
  expect(bytes.toString()).toContain("prefers-color-scheme: dark");
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("style-src 'unsafe-inline'");
});
