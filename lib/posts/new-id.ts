/** The id that the composer proposes for a post: a UUID, as `crypto.randomUUID` makes it. */
export function isNewPostId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text);
}
