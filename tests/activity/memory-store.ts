import type { AttributedEvent } from "#lib/activity/attributed.ts";
import type { ActivityStore, Reached } from "#lib/activity/sync.ts";
import type { Coverage } from "#lib/readings/coverage.ts";

/** A store in memory. `onCall` runs before each write: a throw there is a crash that loses this write and what follows. */
export class MemoryStore implements ActivityStore {
  readonly saved = new Map<string, AttributedEvent>();
  readonly watermarks = new Map<string, string>();
  readonly rechecked = new Map<string, string>();
  readonly readTo = new Map<string, string>();
  readonly spans = new Map<string, Reached>();
  readonly ends = new Map<string, Coverage>();
  readonly known = new Set<string>();
  onCall: () => void = () => undefined;

  async callers() {
    return this.known;
  }

  async recheckedTo(at: string, source: string) {
    return this.rechecked.get(`${at} ${source}`);
  }
  async recheck(at: string, source: string, to: string) {
    this.onCall();
    this.rechecked.set(`${at} ${source}`, to);
  }
  async newest(at: string, source: string) {
    return this.watermarks.get(`${at} ${source}`);
  }
  async reached(at: string, source: string) {
    return this.spans.get(`${at} ${source}`);
  }
  async save(events: AttributedEvent[]) {
    this.onCall();
    const before = this.saved.size;
    for (const one of events) this.saved.set(one.event.id, one);
    return this.saved.size - before;
  }
  async begin(at: string, source: string) {
    this.onCall();
    this.ends.delete(`${at} ${source}`);
  }
  async reach(at: string, source: string, reached: Reached) {
    this.onCall();
    this.spans.set(`${at} ${source}`, reached);
  }
  async end(at: string, source: string, coverage: Coverage) {
    this.onCall();
    this.ends.set(`${at} ${source}`, coverage);
  }
  async finish(at: string, source: string, newest: string, readTo: string) {
    this.onCall();
    this.readTo.set(`${at} ${source}`, readTo);
    this.watermarks.set(`${at} ${source}`, newest);
    this.spans.delete(`${at} ${source}`);
  }
}
