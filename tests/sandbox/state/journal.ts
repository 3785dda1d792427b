import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";

/** One write: collection, id, and the whole row, or null when the row was removed. */
export type JournalRecord = [collection: string, id: string, row: unknown];

export type Journal = {
  /** Everything written so far, oldest first; emptied of memory once it was read. */
  readAll(): JournalRecord[];
  append(record: JournalRecord): void;
  /** Replaces the whole journal, in one step. */
  rewrite(records: Iterable<JournalRecord>): void;
  close(): void;
};

/** For tests: nothing outlives the process. */
export function createMemoryJournal(): Journal {
  return { readAll: () => [], append: () => {}, rewrite: () => {}, close: () => {} };
}

/**
 * JSON lines in one file. A line is handed to the operating system before the write counts as done, so that it
 * survives `kill -9`; it is not flushed to the disk, a power cut may lose the newest ones.
 */
export function openFileJournal(dir: string): Journal {
  mkdirSync(dir, { recursive: true });
  const file = join(dir, "journal.jsonl");
  let handle = openSync(file, "a");
  return {
    readAll: () => (existsSync(file) ? parseLines(readFileSync(file, "utf8")) : []),
    append: (record) => {
      writeSync(handle, `${JSON.stringify(record)}\n`);
    },
    rewrite: (records) => {
      const lines = Array.from(records, (record) => `${JSON.stringify(record)}\n`);
      writeFileSync(`${file}.new`, lines.join(""));
      closeSync(handle);
      renameSync(`${file}.new`, file);
      handle = openSync(file, "a");
    },
    close: () => closeSync(handle),
  };
}

function parseLines(text: string): JournalRecord[] {
  const lines = text.split("\n");
  // A whole line ends with a line break, so what stands behind the last one was torn by the death of the process.
  lines.pop();
  return lines.map((line, index) => {
    try {
      return JSON.parse(line) as JournalRecord;
    } catch (cause) {
      throw new Error(`The sandbox's journal is damaged in line ${index + 1}.`, { cause });
    }
  });
}
