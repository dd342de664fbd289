import type { AttributedEvent } from "#lib/activity/attributed.ts";
import type { LogDay, LogsOutcome, LogsRead, TrailLogStore } from "#lib/activity/trail-logs/store.ts";

/** A store in memory. `onCall` runs before each write: a throw there is a crash that loses this write and what follows. */
export class MemoryLogs implements TrailLogStore {
  readonly saved = new Map<string, AttributedEvent>();
  readonly days = new Map<string, LogDay>();
  readonly known = new Set<string>();
  done: { settledTo: string; floor: string; readTo: string } | undefined;
  outcome: LogsOutcome | undefined;
  onCall: () => void = () => undefined;

  async before(): Promise<LogsRead> {
    const days = [...this.days.values()].sort((a, b) => (a.day < b.day ? 1 : -1));
    return { days, settledTo: this.done?.settledTo ?? null, floor: this.done?.floor ?? null };
  }
  async begin() {
    this.onCall();
    this.outcome = undefined;
  }
  async save(_: string, events: AttributedEvent[]) {
    this.onCall();
    const before = this.saved.size;
    for (const one of events) if (!this.saved.has(one.event.id)) this.saved.set(one.event.id, one);
    return this.saved.size - before;
  }
  async keep(_: string, day: Omit<LogDay, "read">, read: readonly string[]) {
    this.onCall();
    const all = day.isClosed ? [] : [...(this.days.get(day.day)?.read ?? []), ...read];
    this.days.set(day.day, { ...structuredClone(day), read: all });
  }
  async finish(_: string, done: { settledTo: string; floor: string; readTo: string }) {
    this.onCall();
    this.done = done;
  }
  async end(_: string, outcome: LogsOutcome) {
    this.onCall();
    this.outcome = outcome;
  }
  async callers() {
    return this.known;
  }
}
