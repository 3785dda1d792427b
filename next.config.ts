import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  // Read from disk at run time, with their own native or generated files.
  serverExternalPackages: ["sharp", "pg"],
};

export default config;
