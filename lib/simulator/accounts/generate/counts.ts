/** How many of each there are in the whole account. */
export interface Counts {
  notebooks: number;
  lifecycleConfigs: number;
  domains: number;
  userProfiles: number;
  models: number;
  endpointConfigs: number;
  endpoints: number;
  trainingJobs: number;
  processingJobs: number;
  transformJobs: number;
  tuningJobs: number;
  /** Jobs of the above that still run. */
  running: number;
  roles: number;
  /** At least as many CloudTrail records as it takes to have these, over 90 days. */
  events: number;
}

/** The demo's volume. */
const usual: Counts = {
  notebooks: 21,
  lifecycleConfigs: 8,
  domains: 4,
  userProfiles: 24,
  models: 40,
  endpointConfigs: 36,
  endpoints: 27,
  trainingJobs: 345,
  processingJobs: 155,
  transformJobs: 84,
  tuningJobs: 21,
  running: 9,
  roles: 24,
  events: 5000,
};

/** Counts at a size; given ones override. Where a number of jobs is given, all of them have ended unless told otherwise. */
export function countsOf(size: number, given: Partial<Counts>): Counts {
  const counts = Object.fromEntries(
    Object.entries(usual).map(([name, count]) => [name, given[name as keyof Counts] ?? Math.ceil(count * size)]),
  ) as unknown as Counts;
  if (given.trainingJobs !== undefined && given.running === undefined) counts.running = 0;
  return counts;
}

/** What one of several regions gets: the shares of all of them add up. Roles belong to every region. */
export function shareOf(counts: Counts, index: number, regions: number): Counts {
  const share = (count: number) => Math.floor((count * (index + 1)) / regions) - Math.floor((count * index) / regions);
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, share(count)])) as unknown as Counts;
}
