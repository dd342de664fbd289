/** How a query stands by how often somebody asked about it: time passes by being asked, the same each time. */
export function progressAt(asked: number): "QUEUED" | "RUNNING" | "ended" {
  if (asked <= 1) return "QUEUED";
  return asked === 2 ? "RUNNING" : "ended";
}
