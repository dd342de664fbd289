/** px */
export interface Point {
  x: number;
  y: number;
}

/** A box by its left upper corner, px. */
interface Place extends Point {
  width: number;
  height: number;
}

/** How a line runs, as an SVG path, and the middle of its last gap, px. */
export interface Run {
  path: string;
  middle: Point;
}

/** From one box to another: level through the columns that it passes, `passing` in their middles, and curved between them. */
export function runOf(from: Place, to: Place, passing: readonly Point[]): Run {
  // In a ring one line leads back.
  const way = to.x >= from.x ? 1 : -1;
  const side = (box: Place, which: number): Point => ({
    x: box.x + (which > 0 ? box.width : 0),
    y: box.y + box.height / 2,
  });
  const half = from.width / 2;
  const level = passing.flatMap(({ x, y }): Point[] => [
    { x: x - way * half, y },
    { x: x + way * half, y },
  ]);
  const points = [side(from, way), ...level, side(to, -way)];
  const [first = { x: 0, y: 0 }, ...rest] = points;
  const curves = rest.map((end, at) => {
    const start = points[at] ?? first;
    const middle = (start.x + end.x) / 2;
    return `C${middle},${start.y} ${middle},${end.y} ${end.x},${end.y}`;
  });
  const [before = first, last = first] = points.slice(-2);
  return {
    path: `M${first.x},${first.y}${curves.join("")}`,
    middle: { x: (before.x + last.x) / 2, y: (before.y + last.y) / 2 },
  };
}
