/** How many times the usual 16 pixels a rem is: more on a large screen, and where the visitor has it so. */
export function measureRem(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
}
