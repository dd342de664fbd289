import { Globe, Lock } from "lucide-react";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { plural } from "#lib/format.ts";
import { cx } from "../ui/class-names.ts";
import { VerdictMark } from "../ui/verdict.tsx";
import type { NeedCell, Reaches, VpcRow } from "./network-row.ts";

const label = "inline-flex items-center gap-1.5 whitespace-nowrap font-medium";

/** Whether routes lead to the internet: mark and word. */
export function ReachLabel({ reach, quiet = false }: { reach: VpcRow["reach"]; quiet?: boolean }) {
  if (reach === "unknown") {
    return (
      <span className={cx(label, "text-unknown")}>
        <VerdictMark status="unknown" />
        Unknown
      </span>
    );
  }
  const [Icon, word, tone] =
    reach === "internet" ? [Globe, "Internet", quiet ? "text-muted" : "text-high"] : [Lock, "No way out", "text-pass"];
  return (
    <span className={cx(label, tone)}>
      <Icon className="size-3.5 shrink-0" aria-hidden="true" />
      {word}
    </span>
  );
}

const needs: Record<NeedCell["state"], { status: VerdictStatus; word: string; tone: string }> = {
  served: { status: "pass", word: "Endpoint", tone: "text-pass" },
  internet: { status: "not-applicable", word: "Internet instead", tone: "text-muted" },
  closed: { status: "fail", word: "Closed to some", tone: "text-ink" },
  missing: { status: "fail", word: "Missing", tone: "text-ink" },
  unknown: { status: "unknown", word: "Unknown", tone: "text-unknown" },
};

/** How a service that is needed is reached: mark and word. */
export function NeedLabel({ state }: { state: NeedCell["state"] }) {
  const { status, word, tone } = needs[state];
  return (
    <span className={cx(label, tone)}>
      <VerdictMark status={status} />
      {word}
    </span>
  );
}

const answers: Record<Reaches, { status: VerdictStatus; tone: string }> = {
  yes: { status: "pass", tone: "text-ink" },
  no: { status: "fail", tone: "text-ink" },
  unknown: { status: "unknown", tone: "text-unknown" },
};

/** Whether something lets through or is reached. */
export function AnswerLabel({ answer, words }: { answer: Reaches; words: Record<Reaches, string> }) {
  const { status, tone } = answers[answer];
  return (
    <span className={cx(label, tone)}>
      {status === "unknown" ? <VerdictMark status="unknown" /> : <Way isOpen={answer === "yes"} />}
      {words[answer]}
    </span>
  );
}

/** An arrow that goes on, or one that ends at a wall: open is no praise, so neither is a tick. */
function Way({ isOpen }: { isOpen: boolean }) {
  const d = isOpen ? "M1.5 8h12M9.5 4l4 4-4 4" : "M1.5 8h7M5 4.5 8.5 8 5 11.5M12.5 2.5v11";
  return (
    <svg viewBox="0 0 16 16" width={14} height={14} className="shrink-0" aria-hidden="true">
      <path d={d} fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

/** `4 subnets`. */
export function subnetsIn(count: number): string {
  return plural(count, "subnet");
}

const services: Readonly<Record<string, string>> = {
  "sagemaker.api": "SageMaker API",
  "sagemaker.runtime": "SageMaker Runtime",
  "aws.sagemaker.studio": "Studio",
  s3: "S3",
};

/** What people call a service; the end of its endpoints' name where it has no other. */
export function serviceWord(service: string): string {
  return services[service] ?? service;
}
