/** What stands in a table behind a chart: a line of words, or several, the most important one first. */
export type TableCell = string | readonly [first: string, ...more: string[]];

/** Rows that belong together, under a name if they have one. */
export interface RowGroup {
  readonly name: string | null;
  readonly rows: readonly (readonly TableCell[])[];
}

/** The table behind a chart: heads of the columns, the first of which names the rows. */
export interface ChartTable {
  readonly head: readonly string[];
  readonly groups: readonly RowGroup[];
}
