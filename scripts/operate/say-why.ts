import { describeError } from "@/lib/log/describe-error";
import { hideSecrets } from "@/lib/log/hide-secrets";

/** Runs a command to its end; what goes wrong is one sentence, without a secret, and exit code 1. */
export async function sayWhy(command: () => Promise<boolean>): Promise<never> {
  try {
    process.exit((await command()) ? 0 : 1);
  } catch (error) {
    const { type, message } = describeError(error) as { type: string; message: string };
    const isDatabase = type.startsWith("PrismaClient");
    console.error(hideSecrets(isDatabase ? `The database in DATABASE_URL cannot be used: ${message}` : message));
    process.exit(1);
  }
}
