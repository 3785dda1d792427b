import { badParameter } from "./failures";

/** One entry of `fields`: `name.arg(value){inner}` (0.3). */
export type Field = { name: string; args: Readonly<Record<string, string>>; fields: readonly Field[] | null };

/**
 * Parses `a,b{c,d},edge.limit(5){…}`.
 * @throws GraphFailure 2500-like syntax complaints as code 100
 */
export function parseFields(text: string): readonly Field[] {
  const reader = { text: text.replaceAll(/\s/g, ""), at: 0 };
  const fields = readList(reader);
  if (reader.at < reader.text.length) throw syntaxError(reader);
  return fields;
}

type Reader = { text: string; at: number };

function readList(reader: Reader): readonly Field[] {
  const fields: Field[] = [];
  do {
    const name = readWord(reader);
    const args = readArgs(reader);
    fields.push({ name, args, fields: readInner(reader) });
  } while (accept(reader, ","));
  return fields;
}

function readArgs(reader: Reader): Record<string, string> {
  const args: Record<string, string> = {};
  while (accept(reader, ".")) {
    const name = readWord(reader);
    if (!accept(reader, "(")) throw syntaxError(reader);
    const end = reader.text.indexOf(")", reader.at);
    if (end < 0) throw syntaxError(reader);
    args[name] = reader.text.slice(reader.at, end);
    reader.at = end + 1;
  }
  return args;
}

function readInner(reader: Reader): readonly Field[] | null {
  if (!accept(reader, "{")) return null;
  const fields = readList(reader);
  if (!accept(reader, "}")) throw syntaxError(reader);
  return fields;
}

function readWord(reader: Reader): string {
  const word = /^\w+/.exec(reader.text.slice(reader.at))?.[0];
  if (word === undefined) throw syntaxError(reader);
  reader.at += word.length;
  return word;
}

function accept(reader: Reader, sign: string): boolean {
  if (reader.text[reader.at] !== sign) return false;
  reader.at += 1;
  return true;
}

function syntaxError({ text, at }: Reader) {
  return badParameter(`Syntax error in "fields" at character ${at}: ${text}`);
}
