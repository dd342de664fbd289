"use client";
import { useQuery } from "@tanstack/react-query";
import { UnreadActivity } from "../activity/unread-activity.tsx";
import { Button } from "../ui/button.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { EmptyState, FailedState } from "../ui/states.tsx";
import type { OpenLinks } from "./finding-item.tsx";
import { HistoryChange } from "./history-change.tsx";
import { type ResourceAnswer, resourceHistory } from "./queries.ts";

/** How the resource came to be as it is: each change that scans saw, and the calls of the time between. */
export function HistoryTab({ resource, links }: { resource: ResourceAnswer; links: OpenLinks }) {
  const { data, error, refetch } = useQuery(resourceHistory(resource));
  if (error && !data) {
    return (
      <FailedState action={<Button onClick={() => void refetch()}>Try again</Button>}>{error.message}</FailedState>
    );
  }
  if (!data) return <SkeletonRows rows={6} columns={["w-32", "w-2/5", "w-1/4"]} />;
  const { changes, left, gaps } = data;
  return (
    <>
      <div className="-mt-3 mb-3">
        <UnreadActivity gaps={gaps} />
      </div>
      {changes.length === 0 ? (
        <EmptyState title="No change was seen">
          Every scan that read it saw it as it is. What changes by itself, such as a status or a count, is not counted.
        </EmptyState>
      ) : (
        <ol>
          {changes.map((change) => (
            <HistoryChange key={change.at} change={change} links={links} />
          ))}
        </ol>
      )}
      {left.map((sentence) => (
        <p key={sentence} className="px-4 py-2 text-faint md:px-6">
          {sentence}
        </p>
      ))}
    </>
  );
}
