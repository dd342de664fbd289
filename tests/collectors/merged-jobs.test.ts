import fc from "fast-check";
import { expect, test } from "vitest";
import type { JobReader, ListedJob } from "#lib/collectors/job-reader.ts";
import { mergedList } from "#lib/collectors/merged-jobs.ts";

type List = JobReader<object>["list"];

const required = <T>(items: readonly T[] | undefined): readonly T[] => {
  if (!items) throw new Error("absent");
  return items;
};

/** A list of jobs made at these minutes, two on a page, and an empty page now and then. */
function listOf(source: number, minutes: readonly number[]): List {
  return async ({ NextToken, SortOrder }) => {
    const sorted = minutes.toSorted((one, other) => (SortOrder === "Ascending" ? one - other : other - one));
    const page = Number(NextToken ?? 0);
    const from = Math.floor(page / 2) * 2;
    const more = from + 2 < sorted.length || page % 2 === 0;
    const jobs = page % 2 === 0 ? [] : sorted.slice(from, from + 2);
    return {
      jobs: jobs.map((minute): ListedJob => {
        const name = `${source}/${minute}`;
        return { name, arn: `arn:${name}`, created: new Date(minute * 60_000) };
      }),
      NextToken: more ? String(page + 1) : undefined,
    };
  };
}

async function all(list: List, SortOrder: "Ascending" | "Descending"): Promise<ListedJob[]> {
  const jobs: ListedJob[] = [];
  let NextToken: string | undefined;
  do {
    const page = await list({ NextToken, SortOrder });
    jobs.push(...required(page.jobs));
    NextToken = page.NextToken;
  } while (NextToken);
  return jobs;
}

test("whatever the lists are, they are one in the order that is asked for, and nothing is lost or told twice", async () => {
  const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 5000 }), { maxLength: 130 });
  await fc.assert(
    fc.asyncProperty(fc.array(minutes, { maxLength: 4 }), async (sources) => {
      const merged = mergedList(
        { required },
        sources.map((one, source) => listOf(source, one)),
      );
      for (const [order, sign] of [
        ["Ascending", 1],
        ["Descending", -1],
      ] as const) {
        const jobs = await all(merged, order);
        const times = jobs.map(({ created }) => Number(created));
        expect(times).toEqual(times.toSorted((one, other) => sign * (one - other)));
        expect(jobs.map(({ name }) => name).sort()).toEqual(
          sources.flatMap((one, source) => one.map((minute) => `${source}/${minute}`)).sort(),
        );
      }
    }),
    { numRuns: 30 },
  );
});

test("a list that is absent is not an empty one", async () => {
  const absent: List = async () => ({ jobs: undefined });
  await expect(
    mergedList({ required }, [listOf(0, [1]), absent])({ NextToken: undefined, SortOrder: "Descending" }),
  ).rejects.toThrow("absent");
});
