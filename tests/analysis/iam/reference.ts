/**
 * IAM's evaluation of one concrete request, written as the user guide tells it and sharing nothing with the product:
 * "Policy evaluation logic", "Condition operators", "Set operators for multivalued context keys".
 */
export interface Written {
  Effect: string;
  Action?: string | string[];
  NotAction?: string | string[];
  Resource?: string | string[];
  NotResource?: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

/** Condition key (lower case) to its values; a key that is not there is absent. */
export type Context = Record<string, string[]>;

const listOf = (value: string | string[] | undefined) => (value === undefined ? [] : [value].flat());

function like(pattern: string, text: string): boolean {
  const source = [...pattern].map((one) =>
    one === "*" ? ".*" : one === "?" ? "." : one.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"),
  );
  return new RegExp(`^${source.join("")}$`, "s").test(text);
}

const tests: Record<string, (policy: string, request: string) => boolean> = {
  StringEquals: (policy, request) => policy === request,
  StringEqualsIgnoreCase: (policy, request) => policy.toLowerCase() === request.toLowerCase(),
  StringLike: like,
  ArnEquals: like,
  ArnLike: like,
  Bool: (policy, request) => policy.toLowerCase() === request.toLowerCase(),
};

export function meets(operator: string, values: string[], request: string[] | undefined): boolean {
  if (operator === "Null") return values.includes("true") === (request === undefined);
  const set = /^(ForAllValues|ForAnyValue):/.exec(operator)?.[1];
  const ifExists = operator.endsWith("IfExists");
  const written = operator.replace(/^\w+:/, "").replace(/IfExists$/, "");
  const not = written.includes("Not");
  const test = tests[written.replace("Not", "")];
  if (!test) throw new Error(`The reference does not know ${operator}.`);
  if (request === undefined) return ifExists || set === "ForAllValues" || (set === undefined && not);
  const one = (given: string) => values.some((value) => test(value, given)) !== not;
  return set === "ForAnyValue" ? request.some(one) : request.every(one);
}

export function conditionsMet(condition: Written["Condition"], context: Context): boolean {
  return Object.entries(condition ?? {}).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => meets(operator, listOf(values), context[key.toLowerCase()])),
  );
}

export function allows(statements: readonly Written[], action: string, resource: string, context: Context): boolean {
  const applies = (one: Written) => {
    const acts = listOf(one.Action ?? one.NotAction).some((pattern) =>
      like(pattern.toLowerCase(), action.toLowerCase()),
    );
    const on = listOf(one.Resource ?? one.NotResource).some((pattern) => like(pattern, resource));
    return (
      acts === (one.Action !== undefined) &&
      on === (one.Resource !== undefined) &&
      conditionsMet(one.Condition, context)
    );
  };
  const applying = statements.filter(applies);
  return applying.some((one) => one.Effect === "Allow") && !applying.some((one) => one.Effect === "Deny");
}
