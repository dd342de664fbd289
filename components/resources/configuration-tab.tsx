"use client";
import { useMemo } from "react";
import { plural, wordsOf } from "#lib/format.ts";
import { DataTree } from "../data-tree/data-tree.tsx";
import type { FieldMark } from "../data-tree/marks.ts";
import { EmptyState } from "../ui/states.tsx";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { ResourceAnswer } from "./queries.ts";

/** What AWS described, in its own words, with what fails marked where it stands. */
export function ConfigurationTab({
  resource,
  openFinding,
}: {
  resource: ResourceAnswer;
  openFinding: (id: string) => void;
}) {
  const { configuration, failure, secrets, action, readAt } = resource;
  const marks = useMemo(() => fieldMarks(resource), [resource]);
  if (!configuration) {
    return (
      <EmptyState title="The configuration was never read">
        {failure ? (
          <>
            No scan has had an answer yet. In the last one <code className="font-mono text-xs text-ink">{action}</code>{" "}
            gave {failure.code}: <UntrustedText wrap>{failure.message}</UntrustedText>
          </>
        ) : (
          "No scan has had an answer yet."
        )}
      </EmptyState>
    );
  }
  return (
    <div className="max-w-[80rem] px-4 pb-8 md:px-6">
      <p className="mb-3 flex flex-wrap gap-x-4 text-faint">
        <span>
          {action === "derived" ? (
            "Follows from what was read"
          ) : (
            <>
              {failure ? "Last read" : "Read"} by <code className="font-mono text-xs">{action}</code>
            </>
          )}
          , {readAt && <Time iso={readAt} show="datetime" />}
        </span>
        {marks.length > 0 && <span>Fields that fail a check are marked</span>}
      </p>
      {secrets.length > 0 && <SecretsNote secrets={secrets} />}
      <DataTree
        value={configuration}
        what="the configuration"
        marks={marks}
        onMark={(mark) => openFinding(mark.finding)}
      />
    </div>
  );
}

function SecretsNote({ secrets }: { secrets: ResourceAnswer["secrets"] }) {
  return (
    <div className="mb-4 border-l-2 border-ink bg-sunken px-3 py-2">
      <p className="font-medium">
        {plural(secrets.length, "secret")} stood here in plain text.{" "}
        {secrets.length === 1 ? "Its value was" : "Their values were"} removed when the configuration was read, and kept
        nowhere.
      </p>
      <ul className="mt-1 text-muted">
        {secrets.slice(0, 8).map(({ path, kind, fingerprint }) => (
          <li key={`${path} ${fingerprint}`} className="flex flex-wrap gap-x-3">
            <UntrustedText wrap className="font-mono text-xs leading-5">
              {path}
            </UntrustedText>
            <span>{wordsOf(kind)}</span>
          </li>
        ))}
        {secrets.length > 8 && <li>and {secrets.length - 8} more, marked below</li>}
      </ul>
    </div>
  );
}

function fieldMarks({ findings, facts }: ResourceAnswer): FieldMark[] {
  return findings
    .filter((finding) => finding.status === "fail")
    .flatMap(({ id, title, severity }) =>
      (facts[id]?.evidence ?? []).map(({ path, observed, expected }) => ({
        path,
        isAbsent: observed === null || observed === undefined,
        finding: id,
        title,
        severity,
        expected,
      })),
    );
}
