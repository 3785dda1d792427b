export function FacebookGlyph() {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" className="fill-current">
      <path
        fillRule="evenodd"
        d="M10 0a10 10 0 1 1 0 20 10 10 0 0 1 0-20Zm1.3 15.6v-5h1.8l.3-2.1h-2.1V7.3c0-.6.2-1 1.1-1h1.1V4.4c-.5-.1-1.1-.1-1.6-.1-1.8 0-2.9 1-2.9 2.8v1.4H7.2v2.1H9v5h2.3Z"
      />
    </svg>
  );
}
