import { fail, pass, type Verdict } from "./verdicts.ts";

/** One verdict for several parts of a resource: the worst of theirs, with the evidence of all that share it. */
export function worstOf(verdicts: readonly Verdict[], otherwise: Verdict): Verdict {
  const evidence = (status: "pass" | "fail") =>
    verdicts.flatMap((verdict) => (verdict.status === status ? verdict.evidence : []));
  if (verdicts.some(({ status }) => status === "fail")) return fail(...evidence("fail"));
  const unclear = verdicts.find(({ status }) => status === "unknown");
  if (unclear) return unclear;
  if (verdicts.some(({ status }) => status === "pass")) return pass(...evidence("pass"));
  return verdicts[0] ?? otherwise;
}
