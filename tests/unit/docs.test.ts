import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parseEnv } from "@/lib/env";

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");

/** What a start without any setting asks for. */
function listRequired(): string[] {
  try {
    parseEnv({});
    return [];
  } catch (error) {
    return [...String(error).matchAll(/^ {2}(\w+): is missing$/gm)].map(([, name = ""]) => name);
  }
}

it("every setting is explained in .env.example, but for the one that only the sandbox sets", () => {
  const names = [...read("lib/env.ts").matchAll(/^ {2}([A-Z][A-Z0-9_]+): /gm)].map(([, name = ""]) => name);
  expect(names.length).toBeGreaterThan(20);
  const explained = read(".env.example");
  const missing = names.filter((name) => !new RegExp(`^${name}=`, "m").test(explained));
  expect(missing).toEqual(["SANDBOX_URL"]);
});

it("the Deploy button asks for every setting that has no default", () => {
  const required = listRequired();
  expect(required).toHaveLength(7);
  const asked = /[?&]env=([\w,]+)/.exec(read("docs/deploy-vercel.md"))?.[1]?.split(",");
  expect(asked).toEqual(expect.arrayContaining([...required, "OPERATOR_SECRET"]));
});
