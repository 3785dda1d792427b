/** More than any form or action of ours sends, and what Next lets an action have; it would answer 500 to a longer one. */
export const MAX_BODY_BYTES = 1024 * 1024;

/**
 * Next keeps the body of whatever passes through `proxy.ts` in memory, and hands on only so much of it without a word
 * (`proxyClientMaxBodySize`), in whole chunks. More than an action may have, so that one that did not say its length is
 * refused by Next and never runs on a part of its input.
 */
export const MAX_KEPT_BYTES = MAX_BODY_BYTES + 256 * 1024;
