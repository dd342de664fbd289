import type { EventBin } from "#lib/store/views.ts";
import { totalOf } from "./histogram-scale.ts";

export const chartHeight = 88;
/** Room under the bars for the ticks of failed events. */
const floor = chartHeight - 7;

/** One bar for each bin: reads below, changes on them, failed on top and once more as a tick under the axis. */
export function HistogramBars({ bins, top }: { bins: readonly EventBin[]; top: number }) {
  const width = 100 / bins.length;
  const share = bins.length > 400 ? 1 : 0.78;
  const yOf = (count: number) => (count / top) * (floor - 4);
  return bins.map((bin, index) => {
    const x = `${index * width + (width * (1 - share)) / 2}%`;
    const parts = [
      { count: bin.reads, fill: "fill-rule" },
      { count: bin.changes, fill: "fill-ink" },
      { count: bin.failed, fill: "fill-high" },
    ];
    let y = floor;
    return (
      totalOf(bin) > 0 && (
        <g key={bin.at}>
          {parts.map(({ count, fill }) => {
            if (count === 0) return null;
            const height = Math.max(1.5, yOf(count));
            y -= height;
            return <rect key={fill} x={x} y={y} width={`${width * share}%`} height={height} className={fill} />;
          })}
          {bin.failed > 0 && <rect x={x} y={floor + 3} width={`${width * share}%`} height="3" className="fill-high" />}
        </g>
      )
    );
  });
}

export function HistogramAxis({ top }: { top: number }) {
  return (
    <g className="stroke-line">
      <line x1="0" x2="100%" y1={floor + 0.5} y2={floor + 0.5} className="stroke-rule" />
      <line x1="0" x2="100%" y1="4" y2="4" strokeDasharray="2 3" />
      <text x="100%" y="14" textAnchor="end" className="fill-faint stroke-none text-2xs">
        {top}
      </text>
    </g>
  );
}
