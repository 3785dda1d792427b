import type { Message } from "../message";

/** A message as a mail. */
export type Letter = Message;

/** The same words as plain text and as HTML; nothing is loaded from anywhere. */
export function writeLetter({ title, body, url, action }: Letter, unsubscribeUrl: string | null) {
  const leave = unsubscribeUrl === null ? "" : `\n\nNo more mail from Ospost: ${unsubscribeUrl}`;
  const text = `${title}\n\n${body}\n\n${action}: ${url}\n\n--\nOspost${leave}\n`;
  const small = "margin:32px 0 0;font-size:13px;color:#6b655d";
  const html = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title></head>
<body style="margin:0;padding:24px;background:#fbf9f6;color:#221f1b;font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif">
<div style="max-width:520px;margin:0 auto">
<h1 style="margin:0 0 12px;font-size:20px;line-height:1.3">${escapeHtml(title)}</h1>
<p style="margin:0 0 24px">${escapeHtml(body)}</p>
<p style="margin:0"><a href="${escapeHtml(url)}" style="display:inline-block;padding:12px 20px;border-radius:10px;background:#221f1b;color:#fbf9f6;text-decoration:none;font-weight:600">${escapeHtml(action)}</a></p>
<p style="${small}">Ospost${
    unsubscribeUrl === null
      ? ""
      : ` · <a href="${escapeHtml(unsubscribeUrl)}" style="color:#6b655d">No more mail from Ospost</a>`
  }</p>
</div>
</body>
</html>
`;
  return { text, html };
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
