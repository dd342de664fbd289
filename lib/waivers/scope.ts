import { z } from "zod";
import { checkIdToday } from "#lib/checks/catalogue.ts";
import type { Tag } from "#lib/inventory/tags.ts";
import { isAnything, matches, onlyMeaning } from "./pattern.ts";

const pattern = z.string().trim().min(1).max(2048);
const most = 500;
const patterns = z.array(pattern).max(most).default([]);
const accounts = z
  .array(z.string().regex(/^\d{12}$/, "an account is twelve digits"))
  .max(most)
  .default([]);
const tags = z
  .array(z.strictObject({ key: z.string().min(1).max(128), value: z.string().max(256) }))
  .max(20)
  .default([]);
const regions = z
  .array(z.string().regex(/^[a-z0-9*?-]{1,40}$/, "a region is like us-east-1"))
  .max(most)
  .default([]);

/**
 * What is accepted. Lists that are empty leave nothing out; of each other one something has to match, of tags one value of every key. `resources` are patterns of ARNs or
 * of names, `checks` of ids (`notebook-instance/*`). What `except` describes is not accepted.
 */
export const waiverScope = z
  .strictObject({
    checks: z.array(pattern).min(1, "a waiver names a check").max(most),
    accounts,
    regions,
    resources: patterns,
    tags,
    except: z.strictObject({ accounts, regions, resources: patterns, tags }).optional(),
  })
  .refine(isNarrow, { message: "it would accept everything: name checks, resources or tags" });

export type WaiverScope = z.output<typeof waiverScope>;
export type AskedScope = z.input<typeof waiverScope>;

/** What of a finding decides whether it is accepted. */
export interface WaiverTarget {
  account: string;
  check: string;
  region: string;
  arn: string;
  name: string;
  /** Null where they are not known: then nothing is accepted for a tag. */
  tags: readonly Tag[] | null;
}

function isNarrow({ checks, resources, tags }: { checks: string[]; resources: string[]; tags: Tag[] }): boolean {
  return !checks.some(isAnything) || tags.length > 0 || (resources.length > 0 && !resources.some(isAnything));
}

/** Whether a finding is what the scope describes. */
export function isWithin(scope: WaiverScope, target: WaiverTarget): boolean {
  const { checks, except } = scope;
  return (
    checks.some((one) => matches(checkIdToday(one), target.check)) &&
    isPlaced(scope, target) &&
    hasTags(scope.tags, target) === true &&
    !(except && isExcepted(except, target))
  );
}

type Place = Pick<WaiverScope, "accounts" | "regions" | "resources">;

function isPlaced({ accounts, regions, resources }: Place, { account, region, arn, name }: WaiverTarget): boolean {
  return (
    (accounts.length === 0 || accounts.includes(account)) &&
    (regions.length === 0 || regions.some((one) => matches(one, region))) &&
    (resources.length === 0 || resources.some((one) => matches(one, arn) || matches(one, name)))
  );
}

/** Undefined where it cannot be told. */
function hasTags(wanted: readonly Tag[], { tags }: WaiverTarget): boolean | undefined {
  if (wanted.length === 0) return true;
  if (tags === null) return undefined;
  return [...Map.groupBy(wanted, ({ key }) => key).values()].every((values) =>
    tags.some((tag) => values.some((one) => isTag(one, tag))),
  );
}

function isTag(wanted: Tag, tag: Tag): boolean {
  return tag.key === wanted.key && matches(wanted.value, tag.value);
}

/** An exception that says nothing excepts nothing, and one by tags that are not known excepts. */
function isExcepted(except: NonNullable<WaiverScope["except"]>, target: WaiverTarget): boolean {
  const { accounts, regions, resources, tags } = except;
  if (accounts.length + regions.length + resources.length + tags.length === 0) return false;
  return isPlaced(except, target) && hasTags(tags, target) !== false;
}

/** The only checks, or the only resources, that a scope means; undefined where a pattern means more. */
export function onlyMeanings(list: readonly string[]): string[] | undefined {
  const texts = list.map(onlyMeaning);
  return texts.every((text) => text !== undefined) && texts.length > 0 ? (texts as string[]) : undefined;
}
