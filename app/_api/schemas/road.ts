import { z } from "zod";
import type { RoadView } from "#components/overview/road.ts";
import { describe } from "./describe.ts";
import { count, grade, severity } from "./words.ts";

const step = z.object({
  check: z.string(),
  title: z.string(),
  severity,
  fixes: count,
  failing: count,
  value: z.number().min(0).max(100),
  grade,
});

export const road = describe<{ road: RoadView | null }>(
  "Road",
  "`steps`: how many findings of each check are to be fixed, any of those that fail, and what the account has once these and all before are. `criticalUnknown`: critical verdicts that no fix makes known, while the grade is capped by them. `isCoverageShort`: too little is assessed for more than a C.",
)(
  z.object({
    road: z
      .object({ from: grade, to: grade, steps: z.array(step), criticalUnknown: count, isCoverageShort: z.boolean() })
      .nullable(),
  }),
);
