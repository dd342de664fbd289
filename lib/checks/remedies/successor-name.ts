/** Longest name of a notebook instance, model or endpoint config. Source: SageMaker API reference. */
const longest = 63;

/** A name for what takes a resource's place: another than its own, and within SageMaker's limit. */
export function successorName(name: string): string {
  const suffix = name.endsWith("-hardened") ? "-hardened-2" : "-hardened";
  return name.slice(0, longest - suffix.length) + suffix;
}
