import { html, Markup } from "./markup";

/** Neutral, system font, light and dark: it is nobody's look but the sandbox's. */
const STYLE = `
:root { color-scheme: light dark; --ground: #f6f6f4; --sheet: #ffffff; --ink: #1b1c1e; --soft: #5d6066; --line: #dfe0dd;
  --accent: #1f6f5c; --on-accent: #ffffff; --tile: #e9e9e6; }
@media (prefers-color-scheme: dark) { :root { --ground: #131416; --sheet: #1c1e21; --ink: #ededee; --soft: #a4a8af;
  --line: #34373c; --accent: #6fcbb2; --on-accent: #0c1f1a; --tile: #26292d; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
a { color: inherit; }
h1, h2, p { margin: 0; }
.note { background: var(--ink); color: var(--ground); font-size: 13px; padding: 6px 16px; text-align: center; }
main { max-width: 935px; margin: 0 auto; padding: 24px 16px 64px; }
.soft { color: var(--soft); }
.face { border-radius: 50%; object-fit: cover; background: var(--tile); flex: none; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;

/** A whole page. The strip on top says what this is, so that no screenshot of it can mislead. */
export function layout(title: string, style: string, content: Markup): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${new Markup(STYLE + style)}</style>
</head>
<body>
<p class="note">Sandbox: a stand-in for Meta. Nothing here reaches Instagram.</p>
<main>${content}</main>
</body>
</html>`;
}
