"use client";
import { useEffect, useState } from "react";
import type { ScanRow, ScanView } from "#lib/store/views.ts";
import { isUnderWay } from "./queries.ts";

type Listener = (view: ScanView) => void;

interface Feed {
  source: EventSource;
  listeners: Set<Listener>;
  last?: ScanView;
}

const feeds = new Map<string, Feed>();

/** Tells every view of a running scan. All who follow the same scan share one connection, so that no two say different things. */
function follow(id: string, listener: Listener): () => void {
  const feed = feeds.get(id) ?? open(id);
  feed.listeners.add(listener);
  if (feed.last) listener(feed.last);
  return () => {
    feed.listeners.delete(listener);
    if (feed.listeners.size > 0) return;
    feed.source.close();
    feeds.delete(id);
  };
}

function open(id: string): Feed {
  const source = new EventSource(`/api/v1/scans/${encodeURIComponent(id)}/progress`);
  const feed: Feed = { source, listeners: new Set() };
  source.onmessage = ({ data }: MessageEvent<string>) => {
    const view = JSON.parse(data) as ScanView;
    feed.last = view;
    for (const listener of feed.listeners) listener(view);
    if (!isUnderWay(view)) source.close();
  };
  feeds.set(id, feed);
  return feed;
}

/** The scan as it stands, told by the server while it runs; of one that comes from a list the steps follow a moment later. */
export function useLiveScan(initial: ScanRow | ScanView): ScanView {
  const [told, setTold] = useState<ScanView | null>(null);
  const { id } = initial;
  const isFollowed = isUnderWay(initial);
  useEffect(() => (isFollowed ? follow(id, setTold) : undefined), [id, isFollowed]);
  if (isFollowed && told?.id === id) return told;
  return { ...initial, progress: { steps: [], ...initial.progress } };
}
