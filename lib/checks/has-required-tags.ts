import { z } from "zod";
import type { Kind, ResourceOf } from "#lib/inventory/kinds.ts";
import { tagsOf } from "#lib/inventory/tags.ts";
import { whyUnread } from "#lib/readings/reading.ts";
import { type Check, defineCheck } from "./define.ts";
import { addTags } from "./remedies/tags.ts";
import { fail, pass, unknown } from "./verdicts.ts";

export type TaggedKind = Extract<
  Kind,
  "app-image-config" | "domain" | "endpoint" | "feature-group" | "image" | "inference-experiment"
>;

const options = z.strictObject({
  requiredTags: z
    .array(z.string().min(1).max(128))
    .default([])
    .describe("keys of tags that each must have, a list; with none in it, any tag of your own will do"),
});

const keysOf = (required: readonly string[]) => (required.length > 0 ? required.join(", ") : "any tag of your own");

/** The same of every kind that Config's and Security Hub's rules ask it of. Tags that AWS sets itself do not count. */
export function hasRequiredTags<K extends TaggedKind>(
  kind: K,
  noun: string,
  arnField: string,
  ...controls: readonly `${string}:${string}`[]
): Check<K, never, typeof options> {
  const missing = (own: readonly string[], required: readonly string[]) => required.filter((key) => !own.includes(key));
  return defineCheck<K, never, typeof options>({
    id: `${kind}/has-required-tags`,
    kind,
    title: `${noun} has the tags that are required`,
    failTitle: `${noun} lacks tags that are required`,
    severity: "low",
    category: "hygiene",
    question: "has-required-tags",
    rationale:
      "Who answers for it, and what it may hold, is in its tags: without them nobody is called when it leaks, and policies that go by tags pass it over.",
    needs: ["resource-tags"],
    controls: [...controls, "nist-800-53-r5:CM-8"],
    options,
    references: [
      "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AddTags.html",
      "https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html",
    ],
    evaluate(resource, { identity, inventory, options: { requiredTags } }) {
      // Every resource is an object of AWS's fields.
      const fields = resource as Readonly<Record<string, unknown>>;
      if (!fields[arnField]) return unknown(`AWS returned no ${arnField}, so the answer is not complete.`);
      const lookup = tagsOf(inventory, identity, resource);
      if (!lookup.read) return unknown(`Its tags could not be read: ${whyUnread(lookup.failure)}.`);
      const own = lookup.tags.map(({ key }) => key).filter((key) => !key.startsWith("aws:"));
      const isGood = requiredTags.length > 0 ? missing(own, requiredTags).length === 0 : own.length > 0;
      const evidence = { path: "Tags", observed: own, expected: keysOf(requiredTags) };
      return isGood ? pass(evidence) : fail(evidence);
    },
    fix(resource: ResourceOf<K>, { identity, inventory, options: { requiredTags } }) {
      const lookup = tagsOf(inventory, identity, resource);
      const own = lookup.read ? lookup.tags.map(({ key }) => key) : [];
      return addTags(missing(own, requiredTags.length > 0 ? requiredTags : ["Owner"]), { identity });
    },
  });
}
