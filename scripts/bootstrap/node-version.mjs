const OLDEST = [20, 19];

/** Ends the process with a sentence when this Node is older than `engines` in package.json asks for. */
export function requireNode(version) {
  const [major, minor] = version.split(".").map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  console.error(`Ospost needs Node ${OLDEST.join(".")} or newer; this is Node ${version}. See https://nodejs.org`);
  process.exit(1);
}
