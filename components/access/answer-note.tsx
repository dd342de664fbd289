import { UntrustedText } from "../ui/untrusted-text.tsx";

/** What an answer hangs on that is not simply yes. */
export function AnswerNote({
  answer,
  keys,
  reason,
}: {
  answer: "allowed" | "conditional" | "unknown";
  keys: readonly string[];
  reason: string | null;
}) {
  if (answer === "allowed") return null;
  return (
    <p className="text-xs text-unknown">
      <UntrustedText wrap>
        {answer === "conditional" ? `hangs on ${keys.join(", ") || "the request"}` : `not known: ${reason ?? ""}`}
      </UntrustedText>
    </p>
  );
}
