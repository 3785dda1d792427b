import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connectControl, startSandbox } from "../sandbox/index";
import { Stage, setStage } from "../sandbox/testing/stage";

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "sandbox-"));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

/** A second sandbox over the same directory, seen with the first one's person. */
async function restart(stage: Stage): Promise<Stage> {
  const sandbox = await startSandbox({ dataDir, publicImageHosts: [new URL(stage.host.url).host] });
  return new Stage(sandbox, stage.host, connectControl(sandbox.url), stage.person);
}

describe("a sandbox with a directory", () => {
  it("knows tokens, containers, posts, pictures and its clock after a restart", async () => {
    const first = await setStage({ dataDir });
    await first.control.advanceClock(3_600_000);
    await first.control.setSwitches({ quotaTotal: 2 });
    const waiting = await first.createReady();
    const { body } = await first.publish(await first.createReady({ caption: "still here" }));
    await first.sandbox.close();

    const second = await restart(first);
    expect(second.sandbox.world.now()).toBeGreaterThan(Date.now() + 3_500_000);
    const media = await second.graph("GET", body.id, { fields: "caption,media_url" }, second.pageToken);
    expect(media.body["caption"]).toBe("still here");
    expect((await fetch(String(media.body["media_url"]))).headers.get("content-type")).toBe("image/jpeg");
    expect(await second.status(waiting)).toBe("FINISHED");
    expect(Stage.codes(await second.publish(waiting))).toBe("no error");
    expect(Stage.codes(await second.publish(await second.createReady()))).toBe("9/2207042");
    await second.close();
  });

  it("knows what became of accounts, and what was made in the Instagram app, without counting it", async () => {
    const first = await setStage({ dataDir });
    await first.control.setSwitches({ quotaTotal: 1 });
    await first.control.post("accounts/rename", { account: first.accountId, username: "new.name" });
    await first.control.post("media", { account: first.accountId, caption: "By hand" });
    await first.sandbox.close();
    const second = await restart(first);
    const profile = await fetch(`${second.sandbox.url}/new.name/`);
    expect(await profile.text()).toContain("1 post");
    expect(Stage.codes(await second.publish(await second.createReady()))).toBe("no error");
    await second.close();
  });

  it("ignores a torn last line, and goes on behind it", async () => {
    const first = await setStage({ dataDir });
    const creationId = await first.createReady();
    await first.sandbox.close();
    appendFileSync(join(dataDir, "journal.jsonl"), '["media","178');
    const second = await restart(first);
    expect(Stage.codes(await second.publish(creationId))).toBe("no error");
    await second.sandbox.close();
    const third = await restart(first);
    expect(await third.status(creationId)).toBe("PUBLISHED");
    await third.close();
  });

  it("refuses to start on a journal that is damaged in the middle", async () => {
    writeFileSync(join(dataDir, "journal.jsonl"), '["people","1"\n["people","2",null]\n');
    await expect(startSandbox({ dataDir })).rejects.toThrow("damaged in line 1");
  });

  it("keeps one line for each row when it starts", async () => {
    const first = await setStage({ dataDir });
    for (let change = 0; change < 5; change++) await first.control.advanceClock(1000);
    await first.sandbox.close();
    const lines = () => readFileSync(join(dataDir, "journal.jsonl"), "utf8").split("\n").length;
    const before = lines();
    const second = await restart(first);
    expect(lines()).toBe(before - 4);
    await second.close();
  });

  it("forgets everything when it is reset", async () => {
    const first = await setStage({ dataDir });
    await first.publish(await first.createReady());
    await first.control.reset();
    expect(await first.control.listMedia()).toEqual([]);
    expect(Stage.codes(await first.graph("GET", "me"))).toBe("190");
    await first.close();
  });
});

describe("the program", () => {
  it("says where it listens, survives kill -9 and ends at SIGTERM", async () => {
    const first = await start();
    const [person] = await connectControl(first.url).addPeople();
    first.child.kill("SIGKILL");
    await once(first.child, "exit");
    const second = await start();
    const me = await fetch(`${second.url}/v25.0/me?access_token=${person?.userToken}`);
    expect(await me.json()).toMatchObject({ id: person?.id });
    second.child.kill("SIGTERM");
    expect(await once(second.child, "exit")).toEqual([0, null]);
  });
});

async function start() {
  const child = spawn(process.execPath, ["--import", "tsx", "tests/sandbox/main.ts"], {
    env: { ...process.env, SANDBOX_DATA_DIR: dataDir, SANDBOX_PORT: "0", SANDBOX_LATENCY: "none" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  for await (const chunk of child.stdout) {
    output += String(chunk);
    const url = /^sandbox ready at (\S+)$/m.exec(output)?.[1];
    if (url !== undefined) return { child, url };
  }
  throw new Error(`the sandbox did not start: ${output}`);
}
