/** The log group that a text means: its ARN without what may follow, or its name where a field of that name has it. */
export function logGroupIn(text: string, field: string): string | undefined {
  if (field === "LogGroup" || field === "LogGroupName") return wellFormed.test(text) ? text : undefined;
  return arn.exec(text)?.[1];
}

const name = "[\\w./#-]{1,512}";
const wellFormed = new RegExp(`^${name}$`);
const arn = new RegExp(`^(arn:[\\w-]+:logs:[\\w-]+:\\d{12}:log-group:${name})(?::|$)`);
