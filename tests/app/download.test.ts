import { expect, test } from "vitest";
import { download } from "../../app/_server/route.ts";

/** A file without an end, and how far it was made. */
function endless() {
  const made = { pieces: 0, isLetGo: false };
  async function* pieces() {
    try {
      for (;;) {
        made.pieces++;
        yield "x".repeat(1_000);
      }
    } finally {
      made.isLetGo = true;
    }
  }
  return { made, answer: download("findings.csv", "text/csv; charset=utf-8", pieces()) };
}

test("a file is made as fast as it is taken, and no further once whoever took it has gone", async () => {
  const { made, answer } = endless();
  expect(answer.headers.get("content-disposition")).toBe('attachment; filename="findings.csv"');
  const reader = answer.body?.getReader();
  for (let taken = 0; taken < 20; taken++) await reader?.read();
  const before = made.pieces;
  expect(before).toBeGreaterThanOrEqual(20);
  expect(before).toBeLessThan(25);
  await reader?.cancel();
  expect(made).toEqual({ pieces: before, isLetGo: true });
});

test("a file that cannot be made to its end is broken off, so that nobody takes it for whole", async () => {
  async function* failing() {
    yield "the beginning";
    throw new Error("The database does not answer.");
  }
  const answer = download("findings.csv", "text/csv; charset=utf-8", failing());
  await expect(answer.text()).rejects.toThrow("does not answer");
});
