import type { ScanProgress } from "#lib/store/views.ts";

/** What a running scan tells of itself. Cheap to change; `save` is called at most a few times a second. */
export class Progress {
  readonly #state: ScanProgress = { phase: "identity", steps: [], calls: 0, throttles: 0, evaluated: 0 };
  readonly #save: (state: ScanProgress) => Promise<void>;
  #saving: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(save: (state: ScanProgress) => Promise<void>) {
    this.#save = save;
  }

  get state(): ScanProgress {
    return structuredClone(this.#state);
  }

  /** Saved at once: a scan may be through with it before the next turn. */
  phase(phase: ScanProgress["phase"]): void {
    this.#state.phase = phase;
    this.#saveNow();
  }

  /** Names the work ahead, so that what waits is visible too. */
  plan(steps: { region: string; kind: string }[]): void {
    this.#state.steps.push(...steps.map((step) => ({ ...step, state: "waiting" as const, read: 0, unread: 0 })));
    this.#schedule();
  }

  step(region: string, kind: string, change: Partial<ScanProgress["steps"][number]>): void {
    const step = this.#state.steps.find((one) => one.region === region && one.kind === kind);
    if (step) Object.assign(step, change);
    this.#schedule();
  }

  evaluated(count: number): void {
    this.#state.evaluated = count;
    this.#schedule();
  }

  /** Saves what is left and stops. */
  async end(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#saving;
    await this.#save(this.state);
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => this.#saveNow(), 300).unref();
  }

  /** One after the other, or the older state could be the one that stays. */
  #saveNow(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { state } = this;
    this.#saving = (this.#saving ?? Promise.resolve()).then(() => this.#save(state)).catch(() => undefined);
  }
}
