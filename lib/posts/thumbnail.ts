/** A picture small enough for a tile: it covers one of 640 by 853 pixels, the small one 320 by 427. Older ones have no small one. */
export type Thumbnail = { url: string; smallUrl: string | null };
