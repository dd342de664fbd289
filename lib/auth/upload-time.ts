import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

/** Nothing came for so long: it will not. */
const silentMs = 30_000;
/** 500 MB at 5 Mbit/s. */
const longestMs = 15 * 60_000;

const underWay = new WeakSet<Duplex>();

/** Gives a file more time to come than a form has, as long as it keeps coming. For requests that were let through. */
export function giveTime(request: IncomingMessage): void {
  const { socket } = request;
  underWay.add(socket);
  const deadline = setTimeout(() => request.destroy(), longestMs).unref();
  const done = () => {
    clearTimeout(deadline);
    underWay.delete(socket);
  };
  request.setTimeout(silentMs, () => request.destroy());
  // What is made of it may take as long as it takes.
  request.once("end", () => request.setTimeout(0));
  request.once("end", done);
  request.once("close", done);
}

/** Whether the time that a request has is not over for what comes here. */
export function hasTime(socket: Duplex): boolean {
  return underWay.has(socket);
}
