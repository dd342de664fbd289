import { useState } from "react";

/** What rows are drawn with, while they are stale still that of before: those that are about to go are not drawn anew for it. */
export function useDrawnWith<Value extends object | null>(value: Value, isStale: boolean): Value {
  const [drawn, setDrawn] = useState(value);
  if (!isStale && drawn !== value) setDrawn(value);
  return isStale ? drawn : value;
}
