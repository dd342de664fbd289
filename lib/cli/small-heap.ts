import v8 from "node:v8";

/**
 * For work that makes much and keeps little: garbage is collected when the heap has grown by a third, not when it has doubled,
 * and threads that begin after this keep less of what is new. Importing files takes half the memory then, and hardly more time.
 */
export function keepHeapSmall(): void {
  v8.setFlagsFromString("--heap-growing-percent=33");
  v8.setFlagsFromString("--max-semi-space-size=4");
}
