import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { ROOT } from "../stack/data-dir";
import { runNode } from "./run-node";
import { addTally, NOTHING, type Tally } from "./tally";

export const SUITES = ["unit", "integration", "e2e"] as const;
export type Suite = (typeof SUITES)[number];

/**
 * Runs the named suites one after the other, all of them even when one fails. `filter` is the runner's own: part of a path.
 * @param zone IANA name of the time zone in which the machine is to stand; absent = where it does
 */
export async function runSuites(suites: readonly Suite[], filter: readonly string[], zone?: string): Promise<Tally> {
  let total = NOTHING;
  for (const suite of suites) {
    console.log(`\n── ${suite} tests${zone === undefined ? "" : ` in ${zone}`}`);
    const env = zone === undefined ? {} : { TZ: zone };
    for (const project of PROJECTS[suite]) total = addTally(total, await runProject(project, filter, env));
  }
  return total;
}

/** A folder of its own, or Playwright would remove the screenshots of what failed before. */
const AGAIN = "--output=test-results/e2e-again";

type Part = { suites: readonly Suite[]; filter: readonly string[] };

/**
 * What has to do with time, and every journey, on machines a day apart. CI's own machine is in UTC, where whatever depends on it
 * goes unnoticed.
 */
const ELSEWHERE: Record<string, readonly Part[]> = {
  "America/New_York": [
    { suites: ["unit"], filter: [] },
    { suites: ["integration"], filter: ["/planner.test", "/reorder", "/history"] },
    { suites: ["e2e"], filter: [] },
  ],
  "Pacific/Auckland": [
    { suites: ["unit"], filter: [] },
    { suites: ["integration"], filter: ["/calendar", "/save-post", "telling/occasions"] },
    { suites: ["e2e"], filter: ["calendar.spec", AGAIN] },
  ],
};

/** Runs the end-to-end tests and a part of the others once in each of two other time zones. */
export async function runElsewhere(): Promise<Tally> {
  let total = NOTHING;
  for (const [zone, parts] of Object.entries(ELSEWHERE))
    for (const { suites, filter } of parts) total = addTally(total, await runSuites(suites, filter, zone));
  return total;
}

/** By the names in `vitest.config.ts`. One after the other: the second needs the machine to itself. */
const PROJECTS = { unit: ["unit"], integration: ["integration", "integration-alone"], e2e: ["e2e"] } as const;
type Project = (typeof PROJECTS)[Suite][number];

type Env = Readonly<Record<string, string>>;

function runProject(project: Project, filter: readonly string[], env: Env): Promise<Tally> {
  return project === "e2e"
    ? runReported(project, readPlaywright, (report) => runPlaywright(report, filter, env))
    : runReported(project, readVitest, (report) => runVitest(project, report, filter, env));
}

/** Runs a part of the end-to-end tests in another browser than the one they run in by default. */
export function runInBrowser(executable: string, argv: readonly string[]): Promise<Tally> {
  const env = { OSPOST_CHROMIUM: executable };
  return runReported("e2e-again", readPlaywright, (report) => runPlaywright(report, [...argv, AGAIN], env));
}

/** @param run tells whether it succeeded, and writes down how it went */
async function runReported(
  name: string,
  read: (text: string) => Tally,
  run: (report: string) => Promise<boolean>,
): Promise<Tally> {
  const report = path.join(ROOT, "test-results", `${name}.json`);
  await rm(report, { force: true });
  const succeeded = await run(report);
  const text = await readFile(report, "utf8").catch(() => null);
  const tally = text === null ? { passed: 0, failed: 1 } : read(text);
  // A runner that fails although every test passed (or none was found) has found something else wrong.
  return !succeeded && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

function runVitest(project: Project, report: string, filter: readonly string[], env: Env): Promise<boolean> {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const argv = [
    "node_modules/vitest/vitest.mjs",
    "run",
    `--project=${project}`,
    "--passWithNoTests",
    ...reporters,
    ...filter,
  ];
  return runNode(argv, { ...env, NODE_ENV: "test" });
}

function runPlaywright(report: string, filter: readonly string[], env: Env): Promise<boolean> {
  const argv = ["node_modules/playwright/cli.js", "test", "--reporter=list,json", ...filter];
  return runNode(argv, { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report });
}

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
};
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number } };

function readPlaywright(text: string): Tally {
  const { stats } = JSON.parse(text) as PlaywrightReport;
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}

function readVitest(text: string): Tally {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(text) as VitestReport;
  // A file that could not even be loaded has no tests to count.
  const unloaded = testResults.filter((each) => each.status === "failed" && each.assertionResults.length === 0);
  return { passed: numPassedTests, failed: numFailedTests + unloaded.length };
}
