import type { Guardrail } from "../fixes.ts";

/** Lets a notebook be created only with this value: left out it means the bad one, so a call must state the good one. */
export function demandOfNewNotebooks(Sid: string, key: `sagemaker:${string}`, value: string): Guardrail {
  const Condition = { StringNotEquals: { [key]: value } };
  return { Sid, Effect: "Deny", Action: "sagemaker:CreateNotebookInstance", Resource: "*", Condition };
}

/**
 * Statements that let a notebook be created only with this value, and updated only to it. An update that does not name
 * the field leaves it as it is, so it must pass: without `Null`, a key that is absent counts as another value. Source:
 * IAM user guide, "Negated matching condition operators".
 */
export function demandOfNotebooks(Sid: string, key: `sagemaker:${string}`, value: string): readonly Guardrail[] {
  const created = demandOfNewNotebooks(Sid, key, value);
  return [
    created,
    {
      Sid: `${Sid}Update`,
      Effect: "Deny",
      Action: "sagemaker:UpdateNotebookInstance",
      Resource: "*",
      Condition: { ...created.Condition, Null: { [key]: "false" } },
    },
  ];
}

/**
 * Denies what names a subnet outside the list, or none. One statement each: conditions of one statement must all hold,
 * and `ForAnyValue` does not hold where there is no value.
 */
export function demandSubnets(Sid: string, Action: string, subnets: string[]): readonly Guardrail[] {
  const key = "sagemaker:VpcSubnets";
  return [
    { Sid, Effect: "Deny", Action, Resource: "*", Condition: { "ForAnyValue:StringNotEquals": { [key]: subnets } } },
    { Sid: `${Sid}None`, Effect: "Deny", Action, Resource: "*", Condition: { Null: { [key]: "true" } } },
  ];
}
