/**
 * What is kept of text that somebody typed or pasted: every character of it, `<b>` and `<SPRING>` included. Nothing is taken for
 * markup, because nowhere is it used as markup: React, the letters and Meta's parameters all carry it as plain text. Only the ends
 * of lines are made one character, as a text field shows them (forms send two), and NUL goes, which Postgres cannot store.
 * The form applies it while somebody types, so that what it shows and counts is what is stored and sent.
 */
export function keepTyped(text: string): string {
  return text.replace(/\r\n?/g, "\n").replaceAll("\u0000", "");
}
