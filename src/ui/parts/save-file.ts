/** Lets the visitor save a file. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download reads the address in a later task.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 10_000);
}

/** "ROC: recall" as "roc-recall". */
export function createFileName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
