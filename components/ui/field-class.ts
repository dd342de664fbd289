/** Of what is filled in. */
export const fieldClass =
  "h-8 w-full min-w-0 rounded-md border border-control bg-raised px-2 pointer-coarse:h-10 disabled:opacity-50";
