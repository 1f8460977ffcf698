import { createEditor } from '@hedgerow/editor';
import '@hedgerow/editor/element';

const container = document.querySelector('#editor');
container.style.height = '300px';
const editor = createEditor(container, {
  text: 'when vxi > 28 for 3 sessions activate second_engine size 0.25..0.40\n',
});
editor.on('diagnostics', ({ diagnostics }) => {
  const errors = diagnostics.filter(({ severity }) => severity === 1);
  document.title = errors.map(({ code }) => code).join(' ');
});
