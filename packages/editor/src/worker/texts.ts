/** The part of the worker that is mere text: what the prelude and the functions say of themselves. */
export { default as texts } from 'hedgerow:texts';
