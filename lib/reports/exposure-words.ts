/** What verdicts on either sort of resource are, for who has never seen the product. */
export const exposureWords = {
  live: { title: "Verdicts on what is live", about: "What can be used or abused today." },
  record: {
    title: "Verdicts on records",
    about:
      "Finished jobs, and models and configurations that nothing uses: history that cannot be abused now. Not in the score.",
  },
} as const;
