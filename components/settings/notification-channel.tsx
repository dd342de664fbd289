"use client";
import { useMutation } from "@tanstack/react-query";
import { plural } from "#lib/format.ts";
import { post } from "../api/fetch-json.ts";
import { Button } from "../ui/button.tsx";
import { Problem } from "../ui/problem.tsx";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { ChannelView, TestView } from "./notifications-view.ts";

const called = { webhook: "a webhook", slack: "Slack", teams: "Teams", email: "e-mail" } as const;

/** One channel: what it is told, how that is going, and a way to see whether it works. */
export function Channel({ channel }: { channel: ChannelView }) {
  const { name, type, place, on, severities, accounts, digest, waiting, lastSentAt, lastFailure } = channel;
  const test = useMutation({
    mutationFn: () => post<TestView>(`/api/v1/notifications/${encodeURIComponent(name)}/test`),
  });
  const failed = lastFailure !== null && (lastSentAt === null || lastFailure.at >= lastSentAt) ? lastFailure : null;
  return (
    <li className="grid min-w-0 items-start gap-x-6 gap-y-1 border-b py-3 md:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)_auto]">
      <div className="min-w-0">
        <p className="font-mono text-xs">{name}</p>
        <p className="text-muted">
          {called[type]}: <UntrustedText wrap>{place}</UntrustedText>
        </p>
      </div>
      <div className="min-w-0">
        <p>
          {on.join(", ")}; {severities.join(", ")}; {accounts === "all" ? "all accounts" : accounts.join(", ")}
        </p>
        <p className="text-muted">
          {digest === null ? (
            "at once"
          ) : (
            <>
              together, next <Time iso={digest.nextAt} show="datetime" />
            </>
          )}
          {" · "}
          {lastSentAt === null ? (
            "nothing sent yet"
          ) : (
            <>
              last sent <Time iso={lastSentAt} />
            </>
          )}
          {waiting > 0 && ` · ${plural(waiting, "message")} waiting`}
        </p>
      </div>
      <Button aria-label={`Send a test to ${name}`} disabled={test.isPending} onClick={() => test.mutate()}>
        Send a test
      </Button>
      <div className="min-w-0 md:col-span-3">
        {failed && (
          <p className="text-critical">
            {failed.final ? "Not sent" : "Not taken yet"}, <Time iso={failed.at} />:{" "}
            <UntrustedText wrap>{failed.why}</UntrustedText>
          </p>
        )}
        <p role="status">
          {test.isPending && "Sending a test…"}
          {test.data?.sent && (
            <>The test was taken. {test.data.why !== null && <UntrustedText wrap>{test.data.why}</UntrustedText>}</>
          )}
        </p>
        {test.data?.sent === false && <Problem why={test.data.why ?? "The test was not sent."} />}
        {test.error && <Problem why={test.error} />}
      </div>
    </li>
  );
}
