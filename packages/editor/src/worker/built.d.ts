/** Made by the build: build/late-texts.ts. */
declare module 'hedgerow:texts' {
  interface Words {
    readonly doc: string;
    readonly formula: string;
    readonly source: string;
    readonly parameters: readonly { readonly doc: string }[];
    readonly members: readonly { readonly doc: string }[];
  }
  const texts: {
    readonly prelude: readonly { readonly name: string; readonly text: string }[];
    readonly functions: Readonly<Record<string, Words>>;
  };
  export default texts;
}

/** Made by the build: build/late-programs.ts. */
declare module 'hedgerow:programs' {
  export function assembleBy(made: typeof import('@hedgerow/dsl').assemble): void;
}
