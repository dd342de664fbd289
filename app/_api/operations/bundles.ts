import { z } from "zod";
import { operation } from "../operation.ts";
import { bundleImported, bundleShown } from "../schemas/bundle.ts";

const tag = "Reports";
const takes = "application/zip";

export const checkBundle = operation({
  id: "checkBundle",
  method: "POST",
  url: "/api/v1/bundles/check",
  tag,
  summary: "Check an evidence bundle, and say what it holds and who signed it",
  description:
    "The body is the bundle, up to 500 MB. Nothing of it is kept. One that was changed is a 400 that says what is wrong.",
  takes,
  answer: bundleShown,
});

export const importBundle = operation({
  id: "importBundle",
  method: "POST",
  url: "/api/v1/bundles",
  tag,
  summary: "Read an evidence bundle back, as an account that nothing reads",
  description:
    "The body is the bundle, up to 500 MB; it is checked as a whole first. All of it is there afterwards, or nothing. With `manifest` only the bundle that was looked at is imported.",
  query: z.strictObject({
    manifest: z
      .string()
      .regex(/^[0-9a-f]{64}$/, "it is no SHA-256")
      .optional(),
  }),
  takes,
  answer: bundleImported,
  refusals: {
    409: "Its account is read here, is being removed, or has this scan or a later one; or it is another bundle than `manifest` says.",
  },
});
