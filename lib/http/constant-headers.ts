/** Set on every answer, whatever it is. Also read by `next.config.ts`, for files that do not pass through the proxy. */
export const CONSTANT_HEADERS = {
  "X-Content-Type-Options": "nosniff",
  // Not "no-referrer": that would also hide the Origin by which server actions know their own pages.
  "Referrer-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()",
} as const;
