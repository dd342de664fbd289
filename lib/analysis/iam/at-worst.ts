import { parseRange, worldOf } from "../network/addresses.ts";
import { isAll } from "./conditions.ts";
import type { Condition, Statement } from "./policy.ts";

/** What somebody asks for, and so chooses: sizes, networks, keys and tags of what is made. Source: Service Authorization Reference. */
const chosen = /^(sagemaker:(?!resourcetag\/)|aws:(requesttag\/|tagkeys$))/;

/** Where a call comes from. Source: IAM user guide, "AWS global condition context keys", "Properties of the network". */
const places: ReadonlySet<string> = new Set([
  "aws:sourceip",
  "aws:vpcsourceip",
  "aws:sourcevpc",
  "aws:sourcevpcarn",
  "aws:sourcevpce",
  "aws:vpceaccount",
  "aws:vpceorgid",
  "aws:vpceorgpaths",
]);

/** What the statements allow somebody who words his request as they want it, and calls from where they want it. */
export function atWill(statements: readonly Statement[]): Statement[] {
  return statements.map((statement) =>
    statement.effect === "Deny" ? statement : without(statement, ({ key }) => chosen.test(key) || places.has(key)),
  );
}

/** The same of somebody who calls from where no policy names: over the internet or an endpoint of his own, with what he stole. */
export function fromAnywhere(statements: readonly Statement[]): Statement[] {
  const met = statements.flatMap((statement) => {
    const onPlace = statement.conditions.filter(({ key }) => places.has(key));
    if (statement.effect === "Allow") return onPlace.every(canBeMet) ? [statement] : [];
    return onPlace.every(isMetAnyway) ? [without(statement, ({ key }) => places.has(key))] : [statement];
  });
  return atWill(met);
}

/** A place that is named keeps out who is elsewhere, unless the call may come without saying from where. */
function canBeMet(condition: Condition): boolean {
  const { isNull, isNegated, isOptional, isOpen } = kindOf(condition);
  return isNull || isNegated || isOptional || isOpen;
}

function isMetAnyway(condition: Condition): boolean {
  const { isNull, isNegated, isOpen } = kindOf(condition);
  return !isNull && isNegated && !isOpen;
}

function kindOf({ operator, values }: Condition) {
  const [, base = "", optional] = /^(?:\w+:)?(\w+?)(IfExists)?$/i.exec(operator) ?? [];
  return {
    isNull: /^null$/i.test(base),
    isNegated: /not/i.test(base),
    isOptional: optional !== undefined,
    isOpen: values.some(isAnyPlace) || worldOf(values.filter(parseRange)).length > 0,
  };
}

/** What everyone's networks have in common: `vpc-*`, `arn:aws:ec2:*:*:vpc/*`. */
function isAnyPlace(value: string): boolean {
  return isAll(value) || /^vpce?-[*?]+$/.test(value) || /^arn:[^:]*:ec2:[^:]*:\*?:vpc(-endpoint)?\/[*?]+$/.test(value);
}

function without(statement: Statement, isMet: (condition: Condition) => boolean): Statement {
  return { ...statement, conditions: statement.conditions.filter((one) => !isMet(one)) };
}
