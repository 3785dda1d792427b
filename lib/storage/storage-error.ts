export type StorageOperation = "put" | "get" | "head" | "delete" | "key";

/** The storage did not do what it was asked to. `cause` says why; the message names no secret and no machine path. */
export class StorageError extends Error {
  readonly operation: StorageOperation;
  readonly key: string;

  constructor(operation: StorageOperation, key: string, options?: ErrorOptions) {
    super(`Storage failed: ${operation} ${key}`, options);
    this.name = "StorageError";
    this.operation = operation;
    this.key = key;
  }
}

/** What the work gives, or a StorageError around whatever it threw. */
export async function orStorageError<T>(operation: StorageOperation, key: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw new StorageError(operation, key, { cause });
  }
}

/** Whether there is no room left: the disk is full, or what this user may use of it. Nothing but room will help. */
export function isDiskFull(error: unknown): boolean {
  const cause = error instanceof StorageError ? error.cause : error;
  return cause instanceof Error && "code" in cause && ["ENOSPC", "EDQUOT", "EFBIG"].includes(String(cause.code));
}
