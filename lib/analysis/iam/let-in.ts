import { coversAction, coversResource, type Patterns } from "./policy.ts";
import { type Opening, openingsIn } from "./resource-policy.ts";

interface Asked {
  /** Whose the resource is. */
  account: string;
  /** The field of the resource that holds the policy. */
  field: string;
  now: string;
  action: string;
  /** The ARN acted on, where statements of the policy name what lies in the resource: objects of a bucket. */
  on?: string;
}

/** Who from outside may do one thing by the policy of a resource. `policy`: null where there is none, undefined where it was not read. */
export type LetIn = { answer: "yes"; openings: Opening[] } | { answer: "no" } | { answer: "unknown"; reason: string };

export function letIn(policy: string | null | undefined, { account, field, now, action, on }: Asked): LetIn {
  if (policy === null) return { answer: "no" };
  if (policy === undefined) return { answer: "unknown", reason: "The policy was not read." };
  const openings = openingsIn(policy, { account, field, now });
  if (!openings) return { answer: "unknown", reason: "The policy cannot be understood." };
  const found = openings.filter(
    ({ statement: { actions, resources } }) =>
      coversAction(actions, action) &&
      (on === undefined || (resources !== undefined && coversResource(atWorst(resources), on))),
  );
  return found.length > 0 ? { answer: "yes", openings: found } : { answer: "no" };
}

/** What only the request shows, a variable's value, may be anything. */
function atWorst({ listed, inverted }: Patterns): Patterns {
  const any = inverted ? listed.filter((one) => !variable.test(one)) : listed.map((one) => one.replace(variables, "*"));
  return { listed: any, inverted };
}

const variable = /\$\{[^}]{2,}\}/;
const variables = new RegExp(variable, "g");

/** Whom openings are for: account numbers, and words for those who have none. */
export function outsidersIn(openings: readonly Opening[]): string[] {
  return [...new Set(openings.map(({ who }) => who.replace(/^account (?=\d{12}$)/, "")))];
}
