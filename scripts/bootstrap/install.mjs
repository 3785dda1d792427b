import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Runs `npm ci` when `node_modules` is not what `package-lock.json` asks for. */
export function installWhatIsMissing(root) {
  if (isInstalled(root)) return;
  console.log("Installing the dependencies (npm ci), a minute or two the first time …");
  const result = spawnSync("npm", ["ci", "--include=dev", "--no-progress"], {
    cwd: fileURLToPath(root),
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (result.status === 0) return;
  console.error(
    `npm ci did not finish${result.error ? `: ${result.error.message}` : ""}. Check the connection to the npm registry and start again.`,
  );
  process.exit(1);
}

/**
 * npm writes `.package-lock.json` last, so an installation that was interrupted has none. In production what only development
 * needs may be missing: an image leaves it out.
 */
function isInstalled(root) {
  const isProduction = process.env.NODE_ENV === "production";
  const written = new URL("node_modules/.package-lock.json", root);
  if (!existsSync(written)) return false;
  const wanted = readPackages(new URL("package-lock.json", root));
  const present = readPackages(written);
  const complete = Object.entries(wanted).every(([path, entry]) => {
    if (path === "") return true;
    if (present[path] === undefined) return entry.optional || entry.devOptional || (isProduction && entry.dev);
    return present[path].version === entry.version && present[path].integrity === entry.integrity;
  });
  return complete && Object.keys(present).every((path) => path in wanted);
}

function readPackages(lock) {
  try {
    return JSON.parse(readFileSync(lock, "utf8")).packages ?? {};
  } catch {
    return {};
  }
}
