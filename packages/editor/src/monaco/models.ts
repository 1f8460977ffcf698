/** Models by the URI that the service knows them by. */
import { editor, Uri } from 'monaco-editor/editor';

export const modelOf = (uri: string): editor.ITextModel | null => editor.getModel(Uri.parse(uri));
