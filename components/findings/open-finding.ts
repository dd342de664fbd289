/** How a list opens one of its findings: the address of its drawer, and opening it without leaving the page. */
export interface OpenFinding {
  hrefOf: (id: string) => string;
  open: (id: string) => void;
}
