/** What stands beside a text: charts, reasons, sliders and decisions, for any editor that has an `EditorPort`. */
export { Chart } from './chart.ts';
export { DecisionsTable } from './decisions-table.ts';
export type { EditorPort, InlineText, Shown, Span, TextEdit, Zone } from './editor-port.ts';
export { Panels, type PanelsOptions } from './panels.ts';
