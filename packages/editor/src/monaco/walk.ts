/**
 * F8 and Shift+F8 through the findings of one rule set. Monaco's own go on to every text of the page, and do nothing where
 * that is another editor's.
 */
import { editor, MarkerSeverity, Position } from 'monaco-editor/editor';

/** The text to go on in: the one on view, unless it has no more findings that way. */
export function nextModel(
  models: readonly editor.ITextModel[],
  shown: editor.ITextModel,
  caret: Position,
  forwards: boolean,
): editor.ITextModel {
  const isAhead = ({ startLineNumber, startColumn }: editor.IMarker): boolean => {
    const order = Position.compare(new Position(startLineNumber, startColumn), caret);
    return forwards ? order > 0 : order < 0;
  };
  if (findingsOf(shown).some(isAhead)) return shown;
  const at = models.indexOf(shown);
  const others = [...models.slice(at + 1), ...models.slice(0, at)];
  const withFindings = others.filter((model) => findingsOf(model).length > 0);
  return withFindings.at(forwards ? 0 : -1) ?? shown;
}

const findingsOf = ({ uri }: editor.ITextModel): editor.IMarker[] =>
  editor.getModelMarkers({ resource: uri }).filter(({ severity }) => severity !== MarkerSeverity.Hint);
