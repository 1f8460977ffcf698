/** The files of the prelude, for clients that show documents of our scheme. */
import { prelude } from '../../prelude/index.ts';
import type { FeatureContext } from '../feature.ts';
import { preludeUri } from './navigation.ts';

/** `workspace/textDocumentContent`: the text behind a URI of the prelude; empty for what is none of it. */
export function preludeText(_: FeatureContext, { uri }: { readonly uri: string }): { readonly text: string } {
  const file = prelude().files.find(({ source }) => preludeUri(source.name) === uri);
  return { text: file?.source.text ?? '' };
}
