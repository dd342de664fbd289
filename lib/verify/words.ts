import type { Verification } from "./verify.ts";

/** What comes of a command, as the end of a sentence about it. */
export const verificationWords: Readonly<Record<Verification["shows"], string>> = {
  value: "prints what was observed",
  place: "prints what this was read from",
  secret: "prints the secret itself, which was taken out here",
  "left-out": "prints the value itself, which is left out here",
  absence: "is answered that there is none",
};
