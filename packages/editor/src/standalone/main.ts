/** For a page without a bundler: one script, which brings Monaco, its styles and the element. */
import '../element.ts';

export * from '../index.ts';

const styles = document.createElement('link');
styles.rel = 'stylesheet';
styles.href = new URL('./hedgerow-editor.css', import.meta.url).href;
document.head.append(styles);
