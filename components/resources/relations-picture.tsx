"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useId, useState, useSyncExternalStore } from "react";
import { Button } from "../ui/button.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { FailedState } from "../ui/states.tsx";
import { type ResourceAnswer, resourceRelations } from "./queries.ts";
import { type DetailState, relationDepths } from "./search-params.ts";

const loading = () => <Skeleton className="h-44 w-full" />;
/** Half as much JavaScript as all of the screen: loaded when somebody looks at relations. */
const RelationsGraph = dynamic(() => import("./relations-graph.tsx"), { ssr: false, loading });

const wide = "(min-width: 48rem)";

function useIsWide(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(wide);
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    () => window.matchMedia(wide).matches,
    () => false,
  );
}

interface PictureProps {
  resource: ResourceAnswer;
  depth: DetailState["depth"];
  onDepth: (depth: DetailState["depth"]) => void;
}

/** The relations as a picture over the lists: always on a wide screen, on a narrow one behind a button. */
export function RelationsPicture({ resource, depth, onDepth }: PictureProps) {
  const [isAsked, setAsked] = useState(false);
  const isWide = useIsWide();
  const id = useId();
  const isShown = isWide || isAsked;
  return (
    <section aria-label="Relations as a graph" className="mb-6">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <Button className="md:hidden" aria-expanded={isAsked} aria-controls={id} onClick={() => setAsked(!isAsked)}>
          {isAsked ? "Hide the graph" : "Show as a graph"}
        </Button>
        {isShown && (
          <>
            <p className="text-xs text-faint">What leads to it is left of it, what it uses right.</p>
            <Segmented
              label="How far"
              options={relationDepths.map((value) => ({ value, label: value === "1" ? "1 step" : `${value} steps` }))}
              value={depth}
              onChange={onDepth}
            />
          </>
        )}
      </div>
      <div id={id} className="mt-3 border-y md:min-h-44">
        {isShown && <Picture resource={resource} depth={depth} />}
      </div>
    </section>
  );
}

function Picture({ resource, depth }: Omit<PictureProps, "onDepth">) {
  // One picture stays until the next is there, so that the lists under it do not jump.
  const asked = { ...resourceRelations(resource, depth), placeholderData: keepPreviousData };
  const { data, error, refetch } = useQuery(asked);
  if (error) {
    return (
      <FailedState action={<Button onClick={() => void refetch()}>Try again</Button>}>{error.message}</FailedState>
    );
  }
  if (!data) return loading();
  const { nodes, edges, more } = data;
  // Another picture is looked at from its own middle.
  const key = [nodes, edges, more].map(({ length }) => length).join();
  return <RelationsGraph key={key} answer={data} account={resource.account} depth={depth} />;
}
