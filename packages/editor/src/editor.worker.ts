/** Monaco's own worker, as a file of this package. */
import 'monaco-editor/editor/editor.worker';
