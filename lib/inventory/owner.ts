import type { Tag } from "./tags.ts";

/** What tags that name an owner are called, the most telling first; without the organisation's prefix and whatever joins the words. */
const names = [
  "owner",
  "ownername",
  "owneremail",
  "ownedby",
  "resourceowner",
  "serviceowner",
  "technicalowner",
  "team",
  "teamname",
  "owningteam",
  "ownerteam",
  "squad",
  "contact",
  "contactemail",
  "maintainer",
] as const;

/** `acme:Owner-Email` is `owneremail`. */
function plainly(key: string): string {
  return key
    .slice(Math.max(key.lastIndexOf(":"), key.lastIndexOf("/")) + 1)
    .toLowerCase()
    .replace(/[^a-z]/g, "");
}

/** The tag that says whose a resource is; undefined when none does. AWS's own tags (`aws:…`) say nothing of the kind. */
export function ownerIn(tags: readonly Tag[]): Tag | undefined {
  const own = tags.filter(({ key, value }) => value.trim() !== "" && !key.toLowerCase().startsWith("aws:"));
  for (const name of names) {
    const found = own.find(({ key }) => plainly(key) === name);
    if (found) return found;
  }
  return undefined;
}
