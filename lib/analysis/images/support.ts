import { readOn, type SupportLine, supportLines } from "./support-dates.ts";

/** How long AWS patches an image that it gives away. */
export type Support =
  | { state: "supported" | "ended"; version: string; until: string }
  /** So old that AWS's list has left it out. */
  | { state: "long-ended"; version: string }
  /** Of a framework with dates, and none for this one; or the name does not say which version it is. */
  | { state: "unlisted"; version: string | undefined }
  /** AWS says nothing of an end of its line: algorithms of its own, Spark, Clarify, large model inference. */
  | { state: "undated" };

/** Of an image of AWS, by its name: `763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-training:2.9-gpu-py312`. */
export function supportOf(image: string, now: string): Support {
  const { repository = "", tag = "" } = named.exec(image.slice(image.lastIndexOf("/") + 1))?.groups ?? {};
  const line = supportLines.find(({ repositories }) => repositories.test(repository));
  if (!line) return { state: "undated" };
  const version = line.version.exec(tag)?.[1];
  if (version === undefined) return { state: "unlisted", version };
  const until = line.until[version];
  if (until !== undefined) return { state: now.slice(0, 10) <= until ? "supported" : "ended", version, until };
  return hasLongEnded(version, line, now) ? { state: "long-ended", version } : { state: "unlisted", version };
}

/** What follows the last slash. */
const named = /^(?<repository>[^:@]+)(?::(?<tag>[^@]+))?(?:@.*)?$/;

/** The same of a framework that is named with its version, by the images that AWS trains it with; undefined for those it dates nowhere. */
export function frameworkSupport(framework: string, version: string | undefined, now: string): Support | undefined {
  const image = { PYTORCH: "pytorch-training", TENSORFLOW: "tensorflow-training" }[framework];
  if (image === undefined) return undefined;
  return version ? supportOf(`${image}:${version}`, now) : { state: "unlisted", version };
}

/** Whole days since AWS's list was read. */
export function daysSinceRead(now: string): number {
  return Math.floor((Date.parse(now) - Date.parse(readOn)) / 86_400_000);
}

/** What comes before a version that is not patched any more is not either, where the list leaves out nothing else. */
function hasLongEnded(version: string, { until, leavesOutOnlyOld }: SupportLine, now: string): boolean {
  return (
    leavesOutOnlyOld && Object.entries(until).some(([other, day]) => day < now.slice(0, 10) && isBefore(version, other))
  );
}

function isBefore(one: string, other: string): boolean {
  return one.localeCompare(other, "en", { numeric: true }) < 0;
}
