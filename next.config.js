import { readFileSync } from "node:fs";

const { dependencies } = JSON.parse(readFileSync(new URL("./package.json", import.meta.url), "utf8"));

/** Loaded by Node, never bundled: they read their own files, or are shared with the process that opened the database. */
const external = Object.keys(dependencies).filter(
  (name) =>
    /^(@aws-sdk|@smithy|@secretlint)\//.test(name) ||
    ["@electric-sql/pglite", "drizzle-orm", "pdfkit", "pg", "pg-boss"].includes(name),
);

/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  devIndicators: false,
  agentRules: false,
  serverExternalPackages: external,
  // `npm run verify` checks the types of the whole tree; the build does not do it a second time.
  typescript: { ignoreBuildErrors: true },
  experimental: { optimizePackageImports: ["radix-ui"] },
};
