// Runs a Node program that may write no file longer than so many KiB: `with-file-limit.mjs <KiB> <argv…>`. A real limit of the
// system's (ulimit -f), which needs no rights and works wherever there is a shell.
import { spawn } from "node:child_process";

const [kib, ...argv] = process.argv.slice(2);
// The shell counts in blocks of 512 bytes (POSIX).
const script = `ulimit -f ${Number(kib) * 2} && exec "$0" "$@"`;
const child = spawn("/bin/sh", ["-c", script, process.execPath, ...argv], { stdio: "inherit" });
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));
