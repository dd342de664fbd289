import { stringify } from "yaml";
import { checkIdToday } from "#lib/checks/catalogue.ts";
import { checks as catalogue } from "#lib/checks/index.ts";
import { dayOf } from "./days.ts";
import { expressionOf } from "./expression.ts";
import type { FileWaiver, NamedWaiver } from "./file.ts";
import { matches } from "./pattern.ts";
import { prowlerChecks, prowlerNamed } from "./prowler-checks.ts";

const head = `# Prowler's mutelist has no last day: write it anew when a waiver has ended.\n`;

/** Waivers as a mutelist of Prowler's (its form: prowler.ts), and what of them cannot be said there. Those that have expired are left out. */
export function writeMutelist(
  waivers: readonly (NamedWaiver | FileWaiver)[],
  now: Date,
): { text: string; leftOut: string[] } {
  const leftOut: string[] = [];
  const accounts = new Map<string, Map<string, object>>();
  const excepting = new Set<string>();
  // One that excepts a finding ends the search: the others come first.
  const ordered = waivers.toSorted((one, other) => Number(!!one.scope.except) - Number(!!other.scope.except));
  for (const { id, scope, reason, until } of ordered) {
    const why = until < dayOf(now) ? `it held until ${until}` : whyNot(scope);
    if (why) {
      leftOut.push(`the waiver ${id}: ${why}.`);
      continue;
    }
    const meant = catalogue
      .map((check) => check.id)
      .filter((check) => scope.checks.some((one) => matches(checkIdToday(one), check)));
    const twins = Object.entries(prowlerChecks).filter(([, ours]) => meant.includes(ours));
    const missing = meant.length - twins.length;
    if (missing > 0) leftOut.push(`the waiver ${id}: of its ${meant.length} checks Prowler has no twin of ${missing}.`);
    for (const account of scope.accounts.length === 0 ? ["*"] : scope.accounts) {
      const checks = accounts.get(account) ?? accounts.set(account, new Map()).get(account);
      for (const [name, ours] of twins) {
        if (!canName(scope, ours))
          leftOut.push(`the waiver ${id}: how Prowler names what ${ours} is about is not known.`);
        else if (scope.except && excepting.has(`${account} ${name}`))
          leftOut.push(`the waiver ${id}: another has exceptions for ${ours}, and Prowler looks no further.`);
        else {
          if (scope.except) excepting.add(`${account} ${name}`);
          // A key stands once: the comment in the expression tells them apart.
          checks?.set(`^${name}$(?#${id})`, entryOf(scope, reason));
        }
      }
    }
  }
  const Accounts = Object.fromEntries(
    [...accounts]
      .filter(([, checks]) => checks.size > 0)
      .map(([account, checks]) => [account, { Checks: Object.fromEntries(checks) }]),
  );
  return {
    text: head + stringify({ Mutelist: { Accounts } }, { lineWidth: 120, aliasDuplicateObjects: false }),
    leftOut,
  };
}

type Scope = NamedWaiver["scope"];

function whyNot({ resources, tags, except }: Scope): string | undefined {
  if (tags.length + (except?.tags.length ?? 0) > 0) return "Prowler looks for tags anywhere in the text of all of them";
  const isOfArns = [...resources, ...(except?.resources ?? [])].some((one) => /^(arn:|[*?])/.test(one));
  return isOfArns ? "Prowler knows resources by their names alone, and a pattern of it may mean ARNs" : undefined;
}

function canName({ resources, except }: Scope, check: string): boolean {
  const isAny = resources.length + (except?.resources.length ?? 0) === 0;
  return isAny || prowlerNamed.includes(check.slice(0, check.indexOf("/")));
}

function entryOf({ regions, resources, except }: Scope, reason: string): object {
  const given =
    except && Object.entries({ Accounts: except.accounts, Regions: except.regions, Resources: except.resources });
  const lists = given?.filter(([, list]) => list.length > 0).map(([name, list]) => [name, list.map(whole)] as const);
  return {
    Regions: regions.length === 0 ? ["*"] : regions.map(whole),
    Resources: resources.length === 0 ? ["*"] : resources.map(whole),
    ...(lists && lists.length > 0 && { Exceptions: Object.fromEntries(lists) }),
    Description: reason,
  };
}

function whole(pattern: string): string {
  return `^${expressionOf(pattern)}$`;
}
