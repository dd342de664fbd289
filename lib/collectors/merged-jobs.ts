import { endless, follow } from "#lib/aws/pages.ts";
import type { CollectContext } from "./define.ts";
import type { JobReader, ListedJob } from "./job-reader.ts";

type List<State extends string> = JobReader<object, State>["list"];

interface Source {
  pages: ReturnType<typeof follow<Awaited<ReturnType<List<string>>>>>;
  /** Those that were given and not taken yet. */
  jobs: ListedJob[];
  ended: boolean;
}

const pageSize = 100;

/** Several lists as one, for jobs that AWS lists by their category or parent: in the order that is asked for, page by page. */
export function mergedList<State extends string>(
  { required }: Pick<CollectContext, "required">,
  lists: readonly List<State>[],
): List<State> {
  const begun = new Map<string, Source[]>();

  const fill = async (source: Source) => {
    while (source.jobs.length === 0 && !source.ended) {
      const next = await source.pages.next();
      if (next.done) source.ended = true;
      else source.jobs = [...required(next.value.jobs, "list")];
    }
  };

  return async ({ NextToken: token, ...input }) => {
    const sources =
      begun.get(token ?? "") ??
      lists.map((list): Source => {
        const pages = follow(
          (NextToken) => list({ ...input, NextToken }),
          ({ NextToken }) => NextToken,
          endless,
        );
        return { pages, jobs: [], ended: false };
      });
    const sign = input.SortOrder === "Ascending" ? 1 : -1;
    const page: ListedJob[] = [];
    for (;;) {
      for (const source of sources) await fill(source);
      const [first] = sources
        .filter(({ jobs }) => jobs.length > 0)
        .sort((one, other) => sign * (createdFirst(one) - createdFirst(other)));
      if (!first) return { jobs: page };
      if (page.length === pageSize) break;
      page.push(...first.jobs.splice(0, 1));
    }
    const NextToken = String(begun.size + 1);
    begun.set(NextToken, sources);
    return { jobs: page, NextToken };
  };
}

function createdFirst({ jobs }: Source): number {
  return Number(jobs[0]?.created);
}
