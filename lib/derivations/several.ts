import type { AttackStep } from "#lib/inventory/derived.ts";

/**
 * One step of several that each hold by themselves: all whom they let in are its outsiders, so that trust in some of them leaves the
 * others. A fix is named where it mends all.
 * @param besides what else may hold, and is not known.
 */
export function togetherIn(
  [first, ...others]: readonly [AttackStep, ...AttackStep[]],
  besides: readonly Pick<AttackStep, "Outsiders" | "Reason">[],
): AttackStep {
  const all = [first, ...others];
  const isOne = others.every(({ Arn, Check }) => Arn === first.Arn && Check === first.Check);
  const { Check, ...step } = first;
  const Besides = besides.map(({ Outsiders = [], Reason = "Not known." }) => ({ Outsiders, Reason }));
  return {
    ...step,
    ...(isOne && Check !== undefined && { Check }),
    ...(others.length > 0 && { Observed: [...new Set(all.flatMap(seenIn))] }),
    ...(first.Outsiders && { Outsiders: [...new Set(all.flatMap(({ Outsiders = [] }) => Outsiders))] }),
    ...(Besides.length > 0 && { Besides }),
  };
}

function seenIn({ Name, Observed }: AttackStep): string[] {
  return [Observed].flat().map((one) => `${Name}: ${one}`);
}
