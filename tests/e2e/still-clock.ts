/* For `node --import`: its Date tells the moment SAGEWARDEN_STILL_AT, and no other. Timers run on. */

const RealDate = Date;
const still = RealDate.parse(process.env.SAGEWARDEN_STILL_AT ?? "");
if (Number.isNaN(still))
  throw new RangeError("SAGEWARDEN_STILL_AT is no moment: set it to one such as 2026-11-02T09:00:00Z.");

globalThis.Date = new Proxy(RealDate, {
  construct: (date, told: [], newTarget) => Reflect.construct(date, told.length === 0 ? [still] : told, newTarget),
  apply: () => new RealDate(still).toString(),
  get: (date, name, receiver) => (name === "now" ? () => still : Reflect.get(date, name, receiver)),
});
