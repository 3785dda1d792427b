import { randomBytes } from "node:crypto";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseRobots } from "../sandbox/images/robots";
import { makePicture, startPictureHost } from "../sandbox/testing/picture-host";
import { Stage, setStage } from "../sandbox/testing/stage";

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

/** Serves bytes and has them fetched. @returns "code/subcode" or "no error" */
async function offer(
  path: string,
  body: Buffer | string,
  more: { contentType?: string; status?: number; headers?: Record<string, string> } = {},
) {
  stage.host.files.set(path, { body, ...more });
  return Stage.codes(await stage.create({ image_url: `${stage.host.url}${path}` }));
}

/** Makes a JPEG look like an MPO: an APP2 segment that begins with "MPF". */
function withSecondPicture(jpeg: Buffer): Buffer {
  const segment = Buffer.concat([Buffer.from([0xff, 0xe2, 0x00, 0x0a]), Buffer.from("MPF\0abcd", "latin1")]);
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
}

describe("the fetcher", () => {
  it("really GETs the picture, as Meta's crawler, without cookies", async () => {
    await stage.createReady();
    const request = stage.host.requests.findLast(({ path }) => path === "/good.jpg");
    expect(request?.headers["user-agent"]).toBe(
      "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    );
    expect(request?.headers.cookie).toBeUndefined();
  });

  it.each([
    ["a missing file", "/missing.jpg"],
    ["an address with bare non-ASCII letters", "/bäcker.jpg"],
    ["an address with a blank", "/a b.jpg"],
  ])("fails with 9004 at %s", async (_what, path) => {
    expect(Stage.codes(await stage.create({ image_url: stage.host.url + path }))).toBe("9004/2207052");
  });

  it("fails with 9004 at no address at all, a dead host, a redirect, an HTML page", async () => {
    expect(Stage.codes(await stage.create({ image_url: "good.jpg" }))).toBe("9004/2207052");
    expect(Stage.codes(await stage.create({ image_url: "http://127.0.0.1:9/good.jpg" }))).toBe("9004/2207052");
    expect(await offer("/moved.jpg", "", { status: 302, headers: { location: "/good.jpg" } })).toBe("9004/2207052");
    expect(await offer("/page.jpg", "<p>log in first</p>", { contentType: "text/html" })).toBe("9004/2207052");
  });

  it("fails with -2/2207003 when the host is too slow", async () => {
    await stage.control.setSwitches({ fetchTimeoutMs: 50 });
    expect(Stage.codes(await stage.create({ image_url: `${stage.host.url}/never.jpg` }))).toBe("-2/2207003");
    await stage.control.setSwitches({ fetchTimeoutMs: 10_000 });
  });

  it("follows a redirect only when the switch says so, and only to a host as good as the first", async () => {
    const to = (location: string) => offer("/moved.jpg", "", { status: 302, headers: { location } });
    expect(await to("/good.jpg")).toBe("9004/2207052");
    await stage.control.setSwitches({ redirects: "follow" });
    expect(await to("/good.jpg")).toBe("no error");
    expect(await to("/moved.jpg")).toBe("9004/2207052");
    expect(await to("http://localhost:1/good.jpg")).toBe("9004/2207052");
    await stage.control.setSwitches({ redirects: "refuse" });
  });

  it.each(["10.0.0.7", "169.254.169.254", "[::1]", "[fd00::1]", "[::ffff:192.168.1.1]", "localhost"])(
    "goes to no host that only its own network reaches: %s",
    async (host) => {
      const { body } = await stage.create({ image_url: `https://${host}/good.jpg` });
      expect(body.error).toMatchObject({ code: 9004, error_user_msg: expect.stringContaining("not public") });
    },
  );

  it("wants TLS", async () => {
    const { body } = await stage.create({ image_url: "http://93.184.215.14/good.jpg" });
    expect(body.error).toMatchObject({ code: 9004, error_user_msg: expect.stringContaining("https") });
  });

  it("goes to any host when the switch says so", async () => {
    const other = await startPictureHost();
    other.files.set("/good.jpg", { body: await makePicture(1080, 1080) });
    const create = async () => Stage.codes(await stage.create({ image_url: `${other.url}/good.jpg` }));
    expect(await create()).toBe("9004/2207052");
    await stage.control.setSwitches({ privateImageHosts: "accept" });
    expect(await create()).toBe("no error");
    await stage.control.setSwitches({ privateImageHosts: "refuse" });
    await other.close();
  });

  it("comes again when the post is published, and shows what it then finds", async () => {
    const publish = async () => {
      stage.host.files.set("/fleeting.jpg", { body: await makePicture(1080, 1080) });
      const creationId = await stage.createReady({ image_url: `${stage.host.url}/fleeting.jpg` });
      stage.host.files.delete("/fleeting.jpg");
      const gone = Stage.codes(await stage.publish(creationId));
      stage.host.files.set("/fleeting.jpg", { body: await makePicture(1080, 1350) });
      await stage.publish(creationId);
      const media = (await stage.control.listMedia(stage.accountId)).filter((row) => row.creationId === creationId);
      return { gone, heights: media.map(({ images }) => images[0]?.height) };
    };
    expect(await publish()).toEqual({ gone: "9004/2207052", heights: [1350] });
    await stage.control.setSwitches({ refetchAtPublish: false, republish: "same-id" });
    expect(await publish()).toEqual({ gone: "no error", heights: [1080] });
    await stage.control.setSwitches({ refetchAtPublish: true, republish: "second-media" });
  });

  it("obeys robots.txt unless the switch is off", async () => {
    stage.host.files.set("/robots.txt", { body: "User-agent: *\nDisallow: /private/", contentType: "text/plain" });
    await stage.control.advanceClock(120_000);
    expect(await offer("/private/a.jpg", await makePicture(500, 500))).toBe("9004/2207052");
    await stage.control.setSwitches({ strictRobots: false });
    expect(await offer("/private/a.jpg", await makePicture(500, 500))).toBe("no error");
    await stage.control.setSwitches({ strictRobots: true });
  });

  it("prefers the rules for itself over those for everybody", () => {
    const rules = parseRobots(
      "User-agent: *\nDisallow: /\n\nUser-agent: other\nUser-agent: facebookexternalhit # Meta\nAllow: /m/\nDisallow: /m/*.png$",
    );
    expect(rules).toEqual([
      { allows: true, pattern: "/m/" },
      { allows: false, pattern: "/m/*.png$" },
    ]);
  });
});

describe("a picture", () => {
  it.each([
    ["4:5", 1080, 1350, "no error"],
    ["a square", 1080, 1080, "no error"],
    ["1.91:1", 1080, 566, "no error"],
    ["a little higher than 4:5", 1080, 1352, "36003/2207009"],
    ["a little wider than 1.91:1", 1080, 565, "36003/2207009"],
    ["3:4", 1080, 1440, "36003/2207009"],
  ])("of %s (%i×%i) gives %s", async (_ratio, width, height, expected) => {
    expect(await offer(`/${width}x${height}.jpg`, await makePicture(width, height))).toBe(expected);
  });

  it("of 3:4 passes when the switch says so", async () => {
    await stage.control.setSwitches({ accepts3x4: true });
    expect(await offer("/3x4.jpg", await makePicture(1080, 1440))).toBe("no error");
    await stage.control.setSwitches({ accepts3x4: false });
  });

  it.each(["png", "webp"] as const)("in %s passes only when the switch is lenient", async (format) => {
    const bytes = await makePicture(800, 800, format);
    expect(await offer(`/a.${format}`, bytes, { contentType: `image/${format}` })).toBe("36001/2207005");
    await stage.control.setSwitches({ lenientFormats: true });
    expect(await offer(`/a.${format}`, bytes, { contentType: `image/${format}` })).toBe("no error");
    await stage.control.setSwitches({ lenientFormats: false });
  });

  it("over 8 MiB is refused, at 8 MiB it passes", async () => {
    const jpeg = await makePicture(800, 800);
    const padded = (size: number) => Buffer.concat([jpeg, Buffer.alloc(size - jpeg.length)]);
    expect(await offer("/8mib.jpg", padded(8 * 1024 * 1024))).toBe("no error");
    expect(await offer("/big.jpg", padded(8 * 1024 * 1024 + 1))).toBe("36000/2207004");
  });

  it("that cannot be decoded, or breaks off, is reported as a bad ratio", async () => {
    expect(await offer("/noise.jpg", randomBytes(5000))).toBe("36003/2207009");
    const jpeg = await sharp(randomBytes(300 * 300 * 3), { raw: { width: 300, height: 300, channels: 3 } })
      .jpeg()
      .toBuffer();
    expect(await offer("/half.jpg", jpeg.subarray(0, jpeg.length / 2))).toBe("36003/2207009");
  });

  it("with a second picture inside (MPO) is refused", async () => {
    expect(await offer("/mpo.jpg", withSecondPicture(await makePicture(600, 600)))).toBe("36001/2207005");
  });

  it("is shown as it was fetched, or scaled to between 320 and 1440", async () => {
    for (const [width, shown] of [
      [1080, 1080],
      [2000, 1440],
      [200, 320],
    ] as const) {
      const bytes = await makePicture(width, width);
      stage.host.files.set("/w.jpg", { body: bytes });
      const { body } = await stage.publish(await stage.createReady({ image_url: `${stage.host.url}/w.jpg` }));
      const media = await stage.graph("GET", body.id, { fields: "media_url" });
      const seen = Buffer.from(await (await fetch(String(media.body["media_url"]))).arrayBuffer());
      expect((await sharp(seen).metadata()).width).toBe(shown);
      expect(seen.equals(bytes)).toBe(width === shown);
    }
  });
});
