import { AsyncLocalStorage } from "node:async_hooks";

/** Who calls are made for: a list, one of its items, a part of it. Several are in flight at once, each with its own last call. */
export interface Caller {
  lastAction: string;
  calls: number;
}

const callers = new AsyncLocalStorage<Caller>();

/** Runs `calls` on behalf of `caller`: what they call last is noted there and nowhere else. */
export function calledFor<T>(caller: Caller, calls: () => Promise<T>): Promise<T> {
  return callers.run(caller, calls);
}

/** Notes a call with whom it is made for; `otherwise` when no one in particular asked. */
export function noteCall(action: string, otherwise: Caller): void {
  const caller = callers.getStore() ?? otherwise;
  caller.lastAction = action;
  caller.calls++;
}
