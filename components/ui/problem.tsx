import { ApiProblem } from "../api/fetch-json.ts";
import { UntrustedText } from "./untrusted-text.tsx";

/** Why something that was asked for did not happen, and what to do about it. What AWS said may be quoted in it. */
export function Problem({ why }: { why: Error | string }) {
  const text = typeof why === "string" ? why : why.message;
  const advice = why instanceof ApiProblem ? why.advice : "";
  return (
    <p role="alert" className="max-w-[80ch] border-l-2 border-critical bg-critical-wash px-3 py-2">
      <UntrustedText wrap>{advice ? `${text} ${advice}` : text}</UntrustedText>
    </p>
  );
}
