import { z } from "zod";

/** Where a resource of a module stands in the configuration: `aws_kms_key`, `ml`. */
export type SourceOf = (type: string, name: string) => SourceBlock | undefined;

export interface SourceBlock {
  file: string;
  line: number;
  endLine: number;
  /** The line above it, and its own. */
  lines: readonly string[];
}

const tree = z.unknown();
/** What a plan says of one resource. */
export const plannedChange = z.object({
  address: z.string(),
  mode: z.string().optional(),
  type: z.string(),
  name: z.string().default(""),
  change: z.object({
    actions: z.array(z.string()).default([]),
    after: tree.optional(),
    after_unknown: tree.optional(),
    after_sensitive: tree.optional(),
  }),
});
export type PlannedChange = z.output<typeof plannedChange>;
