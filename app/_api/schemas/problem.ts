import { z } from "zod";
import { describe } from "./describe.ts";

/** What the pages and the front door answer when they do not answer. */
export interface Problem {
  type: "about:blank";
  title: string;
  status: number;
  /** What happened, as a sentence. */
  detail: string;
  /** What to do about it; may be empty. */
  advice?: string;
}

export const problemSchema = describe<Problem>(
  "Problem",
  "Problem details (RFC 9457). `detail` says what happened, `advice` what to do about it.",
)(
  z.object({
    type: z.literal("about:blank"),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string(),
    advice: z.string().exactOptional(),
  }),
);
