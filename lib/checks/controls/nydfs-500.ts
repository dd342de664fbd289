import { type Framework, mapped } from "./framework.ts";

/** Sections of the regulation. */
export const nydfs500: Framework = {
  id: "nydfs-500",
  name: "NYDFS Cybersecurity Regulation",
  version: "23 NYCRR 500",
  publisher: "New York State Department of Financial Services",
  source: "https://www.dfs.ny.gov/industry_guidance/cybersecurity",
  controls: {
    ...mapped("Steampipe maps it to the same condition", {
      "500.15": "Encryption of nonpublic information",
    }),
  },
};
