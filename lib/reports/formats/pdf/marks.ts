import type { Severity } from "#lib/checks/define.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { colourOf } from "./ink.ts";

type Shape = { path: string } & ({ isFilled: true } | { stroke: number });

/** The shapes of the screens, in a square of 16: severities are told apart without colour. */
const shapes: Readonly<Record<Severity | VerdictStatus, readonly Shape[]>> = {
  critical: [{ path: "M5 1h6l4 4v6l-4 4H5l-4-4V5z", isFilled: true }],
  high: [{ path: "M8 1.2 15.4 14.4H.6z", isFilled: true }],
  medium: [{ path: "M8 .8 15.2 8 8 15.2.8 8z", isFilled: true }],
  low: [{ path: "M2 8a6 6 0 1 0 12 0a6 6 0 1 0 -12 0z", isFilled: true }],
  info: [{ path: "M2.75 8a5.25 5.25 0 1 0 10.5 0a5.25 5.25 0 1 0 -10.5 0z", stroke: 1.5 }],
  pass: [{ path: "M2.5 8.5 6.5 12.5 13.5 4", stroke: 2 }],
  fail: [{ path: "M3.5 3.5 12.5 12.5M12.5 3.5 3.5 12.5", stroke: 2 }],
  unknown: [
    { path: "M5.2 5.6C5.4 3.9 6.5 3 8 3c1.7 0 2.8 1 2.8 2.4 0 2-2.8 2-2.8 4.1", stroke: 1.75 },
    { path: "M6.85 12.6a1.15 1.15 0 1 0 2.3 0a1.15 1.15 0 1 0 -2.3 0z", isFilled: true },
  ],
  "not-applicable": [{ path: "M4 8h8", stroke: 2 }],
};

/** A shape in its colour; its word stands beside it. */
export function mark(
  doc: PDFKit.PDFDocument,
  what: Severity | VerdictStatus,
  x: number,
  y: number,
  size: number,
): void {
  for (const shape of shapes[what]) {
    doc
      .save()
      .translate(x, y)
      .scale(size / 16)
      .path(shape.path);
    if ("stroke" in shape) doc.lineWidth(shape.stroke).lineCap("round").stroke(colourOf[what]);
    else doc.fill(colourOf[what]);
    doc.restore();
  }
}
