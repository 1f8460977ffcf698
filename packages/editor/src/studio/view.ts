/** What the workbench asks of a way to show files. */
import type { Theme } from '../index.ts';
import type { StudioApi } from './api.ts';
import type { Files } from './files.ts';

export interface View {
  /** Brings a file on view, as it was left: scrolled, with its caret. */
  show(path: string): void;
  hide(): void;
  /** The text of an open file was changed by others. */
  bring(path: string): void;
  goTo(line: number): void;
  theme: Theme;
  dispose(): void;
}

export interface ViewHost {
  readonly api: StudioApi;
  readonly files: Files;
  /** Where texts and what is beside them stand. */
  readonly texts: HTMLElement;
  readonly sides: HTMLElement;
  /** Another file has come on view by itself: a definition was gone to. */
  opened(path: string): void;
  /** How what is on view stands, for the line below the texts. */
  tell(text: string): void;
}

export const folderOf = (path: string): string =>
  path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : '';
