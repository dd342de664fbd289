/** A small nursery and a heap that grows by halves: else the many modules of the AWS SDK, or a big scan, leave 200 MB behind. */
const small = ["--max-semi-space-size=8", "--heap-growing-percent=50"];
/** What ends within a second does not wait for a collector of garbage that has little to keep: a fifth of its time. */
const brief = ["--min-semi-space-size=32", "--max-semi-space-size=64"];

/** What Node is started with for these words: `lib/cli/main.ts check-template …`. */
export function nodeFlagsFor(words) {
  return words.includes("check-template") ? brief : small;
}
