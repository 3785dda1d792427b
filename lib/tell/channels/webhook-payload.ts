import type { Message, OccasionFacts } from "../message";

/** The body of a webhook call (docs/webhook.md). Fields may be added; none changes its meaning. */
export function webhookPayload({ kind, at, post }: OccasionFacts, { title, body, url }: Message) {
  return {
    type: `ospost.${kind}`,
    timestamp: at.toISOString(),
    data: {
      title,
      text: body,
      url,
      post:
        post === null
          ? null
          : {
              id: post.id,
              account: post.username,
              caption: post.caption,
              publishAt: post.publishAt?.toISOString() ?? null,
              publishedAt: post.publishedAt?.toISOString() ?? null,
              permalink: post.permalink,
            },
    },
  };
}
