/** Numbers as people read them are formatted where alerts are written, so that every host shows the same text. */
export {
  counted,
  exactText,
  formatMove,
  formatValue,
  grouped,
  type NamesOf,
  percent,
} from '@hedgerow/runtime';
