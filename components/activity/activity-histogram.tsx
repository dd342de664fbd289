"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { formatCount, plural } from "#lib/format.ts";
import { type Times, timesIn } from "#lib/format-times.ts";
import type { EventBin } from "#lib/store/views.ts";
import { useTimes } from "../preferences/preferences-context.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { chartHeight, HistogramAxis, HistogramBars } from "./histogram-bars.tsx";
import { binsBetween, endOf, filledBins, roundTop, totalOf } from "./histogram-scale.ts";
import { activityHistogram, type Histogram } from "./queries.ts";

/** Events over time. Dragging over it, or clicking a bar, narrows the screen to that time. */
export function ActivityHistogram({ query, onRange }: { query: string; onRange: (from: string, to: string) => void }) {
  const { data, isError } = useQuery({ ...activityHistogram(query), placeholderData: keepPreviousData });
  if (isError) return <p className="px-4 pb-3 text-critical md:px-6">The histogram could not be loaded.</p>;
  if (!data) {
    return (
      <div role="status" aria-label="Loading" className="px-4 pb-3 md:px-6">
        <Skeleton className="h-28 w-full" />
      </div>
    );
  }
  // The list says that there is nothing; an axis without bars would say that there was nothing to see in that time.
  if (data.bins.every((bin) => totalOf(bin) === 0)) return null;
  return <Chart histogram={data} onRange={onRange} />;
}

function Chart({ histogram, onRange }: { histogram: Histogram; onRange: (from: string, to: string) => void }) {
  const { unit } = histogram;
  const times = useTimes();
  // The server cuts days in UTC: they begin at no other zone's midnight.
  const own = unit === "hour" ? times : timesIn("UTC");
  const word = (at: string) => momentWord(at, unit, own);
  const bins = filledBins(histogram);
  const top = roundTop(Math.max(...bins.map(totalOf)));
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  const chosen = drag && binsBetween(drag.from, drag.to, bins.length);
  const span = chosen ?? (hovered === null ? null : { first: hovered, last: hovered });
  const finish = () => {
    const [first, last] = [bins[chosen?.first ?? -1], bins[chosen?.last ?? -1]];
    if (first && last) onRange(first.at, endOf(last, unit));
    setDrag(null);
  };
  return (
    <figure className="page-width w-full px-4 py-2 md:px-6">
      <svg
        role="img"
        aria-label={summaryOf(bins, unit, word)}
        height={chartHeight}
        className="block w-full cursor-crosshair touch-pan-y select-none"
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag({ from: placeOf(event), to: placeOf(event) });
        }}
        onPointerMove={(event) => {
          const place = placeOf(event);
          setHovered(binsBetween(place, place, bins.length).first);
          if (drag) setDrag({ ...drag, to: place });
        }}
        onPointerLeave={() => setHovered(null)}
        onPointerUp={finish}
        onPointerCancel={() => setDrag(null)}
      >
        <HistogramAxis top={top} />
        {span && (
          <rect
            x={`${(span.first / bins.length) * 100}%`}
            width={`${((span.last - span.first + 1) / bins.length) * 100}%`}
            height={chartHeight}
            className={chosen ? "fill-selected" : "fill-hover"}
          />
        )}
        <HistogramBars bins={bins} top={top} />
      </svg>
      <Scale bins={bins} word={word} />
      <figcaption className="mt-1 flex flex-wrap justify-between gap-x-6 text-xs text-faint">
        <span className="flex flex-wrap gap-x-4">
          <Key tone="bg-ink">changes</Key>
          <Key tone="bg-rule">read-only</Key>
          <Key tone="bg-high">failed, also marked below the line</Key>
          {own.zone !== times.zone && <span>days are those of UTC</span>}
        </span>
        <span>{span ? spanWords(bins.slice(span.first, span.last + 1), word) : "Drag to narrow the time"}</span>
      </figcaption>
    </figure>
  );
}

function placeOf(event: React.PointerEvent<SVGSVGElement>): number {
  const { left, width } = event.currentTarget.getBoundingClientRect();
  return Math.min(1, Math.max(0, (event.clientX - left) / width));
}

/** Five moments along the axis. */
function Scale({ bins, word }: { bins: readonly EventBin[]; word: Word }) {
  const places = [0, 0.25, 0.5, 0.75, 1].map((place) => bins[Math.round(place * (bins.length - 1))]?.at ?? "");
  return (
    <p className="flex justify-between text-2xs text-faint" aria-hidden="true">
      {[...new Set(places)].map((at) => (
        <span key={at} className="max-sm:nth-[2n]:hidden">
          {word(at)}
        </span>
      ))}
    </p>
  );
}

function Key({ tone, children }: { tone: string; children: React.ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span className={`size-2 ${tone}`} aria-hidden="true" />
      {children}
    </span>
  );
}

type Word = (at: string) => string;

function momentWord(at: string, unit: Histogram["unit"], times: Times): string {
  return unit === "hour" ? `${times.shortDate(at)} ${times.minute(at)}` : times.shortDate(at);
}

function spanWords(bins: readonly EventBin[], word: Word): string {
  const [first, last] = [bins[0], bins.at(-1)];
  if (!first || !last) return "";
  const sum = (of: "changes" | "reads" | "failed") => bins.reduce((total, bin) => total + bin[of], 0);
  const when = first === last ? word(first.at) : `${word(first.at)} – ${word(last.at)}`;
  return `${when}: ${plural(sum("changes"), "change")}, ${plural(sum("reads"), "read-only event")}, ${formatCount(sum("failed"))} failed`;
}

function summaryOf(bins: readonly EventBin[], unit: Histogram["unit"], word: Word): string {
  const total = bins.reduce((sum, bin) => sum + totalOf(bin), 0);
  return `${plural(total, "event")} by ${unit}. ${spanWords(bins, word)}`;
}
