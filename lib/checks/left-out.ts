/** Questions of the checklist that no check asks, and why: by what the checklist calls them. */
export const leftOut: Readonly<Record<string, string>> = {
  "ECR-07": "an image's layers are the account's code, which is never downloaded",
  "INF-03":
    "an image of ECR must say its platform and one from elsewhere cannot be deployed without a VPC, so the answer is always the same",
  "INF-04": "as INF-03",
  "INF-09": "targets of Application Auto Scaling are not read, so their absence proves nothing",
  "INF-15": "an opinion on how to operate an endpoint",
  "INF-16": "an opinion on how to operate an endpoint",
  "INF-17": "associations of lineage are not read",
  "JOB-08": "Spot instances are a question of cost",
  "JOB-16": "stopping early is a question of cost",
  "JOB-19":
    "whether a model needs Clarify's reports its owners alone know, and that a region never made one proves nothing",
  "NB-10": "a script that is attached is a risk as well: what it does and how long a notebook runs is judged instead",
  "N-ECR-01": "an inventory, no question: the images in use are listed, and each is judged",
  "N-INF-04": "objects in buckets are customer data, which is never listed",
  "N-INF-15": "a model behind a licence cannot be created without accepting it",
  "N-INF-16": "jobs that have ended are not looked through for it, so that nobody trains with a role cannot be known",
  "N-JOB-11": "who started a job is an event, which signals judge: what is described of a job does not say it",
  "N-STU-12": "mounting a home folder by itself is a setting of private spaces alone",
  "N-STU-14": "who did what is judged by the names that sessions carry",
  "N-STU-16": "what SageMaker says of the last activity of people moves with its health checks",
  "STU-06": "a description protects nothing",
  "STU-07": "AWS always sets it",
};
