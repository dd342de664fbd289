import { parseArn } from "#lib/readings/arn.ts";
import type { Statement } from "./policy.ts";
import type { Principal } from "./principals.ts";

/** The statements of a resource's policy by whom they are about. */
export interface ByPrincipal {
  /** Of everyone, of whole accounts, of all but some; every deny. */
  common: readonly Statement[];
  /** Whether those allow anything to somebody whose own policies do not: what a whole account may, its own policies say for each. */
  gives: boolean;
  /** What allows somebody who is named something, by what he is called here. */
  named: ReadonlyMap<string, readonly Statement[]>;
}

/** What allows nobody but services and identity providers is left out: no role and no user is either. A key may have a thousand grants, each to somebody else. */
export function byPrincipal(statements: readonly Statement[]): ByPrincipal {
  const common: Statement[] = [];
  const named = new Map<string, Statement[]>();
  for (const statement of statements) {
    const { effect, principals } = statement;
    if (effect === "Deny" || !principals || principals.inverted) {
      common.push(statement);
      continue;
    }
    const people = principals.listed.filter(({ type }) => type === "AWS" || type === "*");
    const names = people.map(({ value }) => nameIn(value));
    if (names.includes(undefined)) common.push(statement);
    else {
      for (const name of new Set(names)) {
        if (name === undefined) continue;
        const own = named.get(name) ?? [];
        own.push(statement);
        named.set(name, own);
      }
    }
  }
  return { common, gives: common.some(givesByItself), named };
}

/** How a principal may be named: as who calls, or as who it is. */
export function namesOf(principal: Principal): readonly string[] {
  const { caller, identity } = principal;
  const known = names.get(principal) ?? [...new Set([caller, nameIn(identity.arn) ?? ""])];
  names.set(principal, known);
  return known;
}

const names = new WeakMap<Principal, readonly string[]>();

/** Those that have to do with a principal. */
export function statementsOn({ common, named }: ByPrincipal, principal: Principal): readonly Statement[] {
  if (named.size === 0) return common;
  const own = namesOf(principal).flatMap((name) => named.get(name) ?? []);
  return own.length === 0 ? common : [...common, ...new Set(own)];
}

function givesByItself({ effect, principals }: Statement): boolean {
  if (effect === "Deny") return false;
  return (
    !principals ||
    principals.inverted ||
    !principals.listed.every(({ type, value }) => (type !== "AWS" && type !== "*") || isAccount.test(value))
  );
}

const isAccount = /^(\d{12}|arn:[\w-]+:iam::\d{12}:root)$/;

/** Of a role its name, by which a policy means it whatever its path; undefined for who is no single one. */
function nameIn(value: string): string | undefined {
  const { account, resource = "", service } = parseArn(value) ?? {};
  if (service === "sts") return value;
  if (service !== "iam" || resource === "root" || /[*?]/.test(value)) return undefined;
  return resource.startsWith("role/") ? `${account} role ${resource.split("/").at(-1)}` : value;
}
