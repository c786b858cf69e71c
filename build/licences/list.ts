import type { ShippedPackage } from './packages.ts';

const RULE = '-'.repeat(80);

/**
 * Writes the list of licences: packages under the same text stand together above it.
 *
 * @param notices what has to be said besides the packages
 * @throws Error where a package's text can be found nowhere
 */
export function writeLicences(
  packages: readonly ShippedPackage[],
  notices: readonly string[],
): string {
  const groups = new Map<string, ShippedPackage[]>();
  for (const item of [...packages].sort(byName)) {
    const text = findText(item, packages);
    groups.set(text, [...(groups.get(text) ?? []), item]);
  }
  const blocks = [...groups].map(([text, members]) => {
    const lines = members.map(({ name, version, licence }) => `${name} ${version} (${licence})`);
    return `${lines.join('\n')}\n\n${text}`;
  });
  const parts = ['Licences of everything that Tipping Point ships', ...notices, ...blocks];
  return `${parts.map((part) => part.trim()).join(`\n\n${RULE}\n\n`)}\n`;
}

/** A package without a text of its own names a licence whose text others bring. */
function findText(item: ShippedPackage, packages: readonly ShippedPackage[]): string {
  if (item.text !== null) return item.text;
  const other = packages.find(({ licence, text }) => licence === item.licence && text !== null);
  // The MIT licence names who holds the rights, so another package's text will not do.
  if (other && item.licence === 'Apache-2.0') return other.text!;
  throw new Error(
    `${item.name} brings no text of its licence (${item.licence}): write one into build/licences/.`,
  );
}

function byName(a: ShippedPackage, b: ShippedPackage): number {
  return a.name < b.name ? -1 : 1;
}
