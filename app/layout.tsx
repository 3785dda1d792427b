import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { Ribbon } from "@/components/shell/ribbon";
import { EarlyScript } from "@/components/ui/early-script";
import { getEnv } from "@/lib/env";
import "./globals.css";
import { PAGE_WORDS } from "@/lib/words/page";

export const metadata: Metadata = {
  title: { default: "Ospost", template: "%s · Ospost" },
  description: PAGE_WORDS.about,
  robots: { index: false },
  appleWebApp: { title: "Ospost" },
};

export const viewport: Viewport = {
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbf9f6" },
    { media: "(prefers-color-scheme: dark)", color: "#12100e" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection(); // Settings belong to the running instance, not to the build.
  const { SANDBOX_URL } = getEnv();
  return (
    <html lang="en">
      <body>
        <EarlyScript />
        {SANDBOX_URL ? <Ribbon sandboxUrl={SANDBOX_URL} /> : null}
        {children}
      </body>
    </html>
  );
}
