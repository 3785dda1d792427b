/** What a page may load, beside what comes from Ospost itself. Origins, without a slash at the end. */
export type PageSources = {
  /** Where pictures are kept, and where Meta keeps those of accounts. */
  images: readonly string[];
  /** Where photos are sent to. */
  uploads: readonly string[];
  /** Where signing in leads to. */
  forms: readonly string[];
};

/**
 * The policy of a page: only scripts that carry this answer's nonce run, and what those load.
 * @param isDev hot reload evaluates code, speaks over a WebSocket and writes styles into the page
 */
export function pagePolicy(nonce: string, { images, uploads, forms }: PageSources, isDev: boolean): string {
  return join({
    "default-src": ["'self'"],
    "script-src": ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'", ...(isDev ? ["'unsafe-eval'"] : [])],
    "style-src": ["'self'", ...(isDev ? ["'unsafe-inline'"] : [`'nonce-${nonce}'`])],
    // The server renders `style` attributes (the crop's shape, a tile's placeholder), which no nonce can allow.
    "style-src-attr": ["'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:", ...images],
    "connect-src": ["'self'", ...uploads, ...(isDev ? ["ws:"] : [])],
    // The service worker that shows notifications, and no other. Without this the scripts' rule would count, which trusts
    // whatever a trusted script loads.
    "worker-src": ["'self'"],
    "form-action": ["'self'", ...forms],
    "frame-ancestors": ["'none'"],
    "frame-src": ["'none'"],
    "base-uri": ["'none'"],
    "object-src": ["'none'"],
  });
}

/** The policy of what is no page (data, pictures): opened in a browser it may do nothing but be shown. */
export function dataPolicy(): string {
  return join({
    "default-src": ["'none'"],
    "style-src": ["'unsafe-inline'"],
    "img-src": ["'self'", "data:"],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
  });
}

function join(directives: Record<string, readonly string[]>): string {
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...new Set(sources)].join(" "))
    .join("; ");
}
