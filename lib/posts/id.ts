/** What every id of ours looks like. Postgres refuses a text with a null byte, so nothing else may reach it as an id. */
export const ID = /^[\w-]{1,64}$/;

export function isId(text: string): boolean {
  return ID.test(text);
}
