// npm run keys -- rotate
import { runServerSide } from "./server-side";

await runServerSide("./operate/keys.ts");
