import type { SimulatedAccount } from "#lib/simulator/account.ts";

type Held = Record<string, unknown>;

/** Changes a resource of a simulated account in a field that it has: a time, its tags or its description. False where it holds none that can be. */
export function touch(
  account: SimulatedAccount,
  { arn, name }: { arn: string; name: string },
  region: string,
): boolean {
  const place = account.regions.find((one) => one.name === region);
  const id = name.split("/").at(-1) ?? name;
  const holders = [place?.sagemaker, place?.ec2, place?.kms, account.iam, account.s3, place?.shelves, account.shelves];
  for (const isMeant of [(value: unknown) => value === arn, (value: unknown) => value === name || value === id]) {
    for (const holder of holders as (Record<string, Held[]> | undefined)[]) {
      for (const [collection, items] of Object.entries(holder ?? {})) {
        const at = items.findIndex((item) => Object.values(item).some(isMeant));
        const changed = at < 0 ? undefined : changedOf(items[at] as Held);
        // Another list: what the server makes of one is kept by it.
        if (changed && holder) {
          holder[collection] = items.with(at, changed);
          return true;
        }
      }
    }
  }
  return false;
}

function changedOf(item: Held): Held | undefined {
  const [time] = Object.entries(item).filter(([, value]) => value instanceof Date);
  if (time) return { ...item, [time[0]]: new Date((time[1] as Date).getTime() - 3_600_000) };
  if (Array.isArray(item.Tags)) return { ...item, Tags: [...item.Tags, { Key: "touched", Value: "yes" }] };
  if (typeof item.Description === "string") return { ...item, Description: "Touched." };
  return undefined;
}
