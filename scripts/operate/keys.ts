import { rotateTokens } from "@/lib/accounts/rotate-tokens";
import { loadEnvFiles } from "../stack/env-files";
import { sayWhy } from "./say-why";

await sayWhy(async () => {
  if (process.argv[2] !== "rotate") throw new Error("Say: npm run keys -- rotate");
  loadEnvFiles("production");
  const { rotated, unreadable } = await rotateTokens((done) => console.log(`${done} tokens so far`));
  console.log(`Encrypted ${rotated} tokens with the newest key of TOKEN_KEYS.`);
  if (unreadable === 0) console.log("No stored token needs an older key any more: it may be taken out.");
  else
    console.error(
      `${unreadable} tokens were made with a key that TOKEN_KEYS lacks: put it back, or their people sign in again (and set their webhook again).`,
    );
  return unreadable === 0;
});
