"use client";
import { formatScore, plural } from "#lib/format.ts";
import type { Times } from "#lib/format-times.ts";
import type { ScanRow } from "#lib/store/views.ts";
import { useTimes } from "../preferences/preferences-context.tsx";
import { cx } from "../ui/class-names.ts";
import { TrendTable } from "./trend-table.tsx";

const top = 12;
const height = 132;
const bands = [
  ["A", 90],
  ["B", 80],
  ["C", 70],
  ["D", 60],
] as const;

/** The score over the finished scans, oldest first. A hollow violet point is a provisional grade. */
export function ScoreTrend({ scans }: { scans: readonly ScanRow[] }) {
  const times = useTimes();
  const points = scans.flatMap((scan) =>
    scan.score?.value == null ? [] : [{ ...scan, value: scan.score.value, provisional: scan.score.provisional }],
  );
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  // The chart reaches down to the ten below its worst score, and always shows every grade's floor.
  const floor = Math.min(50, Math.floor(Math.min(...points.map((point) => point.value)) / 10) * 10);
  const yOf = (value: number) => top + ((100 - value) / (100 - floor)) * height;
  const xOf = (index: number) => `${1 + (index / Math.max(1, points.length - 1)) * 94}%`;
  const [from, until] = endWords(times, first.requestedAt, points.length > 1 ? last.requestedAt : null, points.length);
  const label = `Score over ${points.length} scans: ${formatScore(first.value)} on ${times.dateTime(first.requestedAt)}, ${formatScore(last.value)} on ${times.dateTime(last.requestedAt)}`;
  return (
    // A single point is no trend: on a narrow window what follows needs the room.
    <figure className={cx("min-w-0", points.length === 1 && "max-lg:hidden")}>
      <svg role="img" aria-label={label} className="block h-40 w-full overflow-visible">
        {bands.map(([grade, from]) => (
          <g key={grade}>
            <line x1="0" x2="96.5%" y1={yOf(from)} y2={yOf(from)} className="stroke-line" strokeDasharray="2 3" />
            <text x="97.5%" y={yOf(from) - 2} className="fill-faint font-serif text-xs">
              {grade}
            </text>
          </g>
        ))}
        {points.slice(1).map((point, index) => (
          <line
            key={point.id}
            x1={xOf(index)}
            y1={yOf(points[index]?.value ?? point.value)}
            x2={xOf(index + 1)}
            y2={yOf(point.value)}
            className="stroke-ink"
            strokeWidth="1.5"
            strokeLinecap="round"
          />
        ))}
        {points.map((point, index) => (
          <circle
            key={point.id}
            cx={xOf(index)}
            cy={yOf(point.value)}
            r={point === last ? 4 : 2.5}
            className={point.provisional ? "fill-paper stroke-unknown" : point === last ? "fill-accent" : "fill-ink"}
            strokeWidth={point.provisional ? 1.5 : 0}
          >
            <title>{`${times.dateTime(point.requestedAt)}: ${formatScore(point.value)}${point.provisional ? ", provisional" : ""}`}</title>
          </circle>
        ))}
      </svg>
      <figcaption className="mt-1 flex justify-between pr-[4%] text-xs text-faint">
        <span>{from}</span>
        <span>{until}</span>
      </figcaption>
      <TrendTable scans={points} />
    </figure>
  );
}

/** Both ends of the axis: days, or times when all of it is one day, and never the same text twice. */
export function endWords(
  times: Times,
  first: string,
  last: string | null,
  scans: number,
): [from: string, until: string] {
  if (last === null) return [times.date(first), "The trend begins with the second scan"];
  const words = times.date(first) === times.date(last) ? times.dateTime : times.date;
  return [words(first), words(first) === words(last) ? plural(scans, "scan") : words(last)];
}
