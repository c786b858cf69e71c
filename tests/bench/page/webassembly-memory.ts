/** Held weakly: what nothing else holds has been collected and counts no more. */
const memories: WeakRef<WebAssembly.Memory>[] = [];

/** Notes the WebAssembly memories that this page's thread makes from now on. */
export function watchWebAssembly(): void {
  for (const name of ['instantiate', 'instantiateStreaming'] as const) {
    const original = WebAssembly[name] as (
      source: unknown,
      imports?: WebAssembly.Imports,
    ) => Promise<WebAssembly.Instance | WebAssembly.WebAssemblyInstantiatedSource>;
    WebAssembly[name] = async (source: unknown, imports?: WebAssembly.Imports) => {
      const made = await original.call(WebAssembly, source, imports);
      for (const module of Object.values(imports ?? {})) note(module);
      note('instance' in made ? made.instance.exports : made.exports);
      return made as never;
    };
  }
}

/** Bytes of the WebAssembly memories that something still holds. */
export function measureWebAssembly(): number {
  return memories.reduce((sum, memory) => sum + (memory.deref()?.buffer.byteLength ?? 0), 0);
}

function note(values: object): void {
  for (const value of Object.values(values)) {
    if (!(value instanceof WebAssembly.Memory)) continue;
    if (!memories.some((memory) => memory.deref() === value)) memories.push(new WeakRef(value));
  }
}
