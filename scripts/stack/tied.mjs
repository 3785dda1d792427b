// Loaded before a program that must not outlive the process that started it: when the channel to that process closes,
// this program's whole group is asked to end, and ended if it does not. Only the first of the group listens: its own
// children have channels of their own.
const PATIENCE_MS = 5_000;

if (process.ppid === Number(process.env.OSPOST_PARENT)) {
  process.on("disconnect", () => {
    setTimeout(() => process.kill(-process.pid, "SIGKILL"), PATIENCE_MS).unref();
    process.kill(-process.pid, "SIGTERM");
  });
  process.channel?.unref();
}
