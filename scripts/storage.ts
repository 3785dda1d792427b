// npm run storage -- move --from <folder>
import { runServerSide } from "./server-side";

await runServerSide("./operate/storage.ts");
