import type { MetadataRoute } from "next";
import { PAGE_WORDS } from "@/lib/words/page";

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: "Ospost",
    short_name: "Ospost",
    description: PAGE_WORDS.about,
    start_url: "/",
    display: "standalone",
    background_color: "#fbf9f6",
    theme_color: "#fbf9f6",
    icons: [
      { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
      { src: "/apple-icon.png", sizes: "180x180", type: "image/png" },
    ],
  };
}
