import { describe, expect, it } from 'vitest';
import { wantsColor, wantsUnicode } from '../../src/render/screen.ts';

describe('colours', () => {
  it('follow the terminal, then FORCE_COLOR, then NO_COLOR, then --no-color', () => {
    expect(wantsColor(true, {}, false)).toBe(true);
    expect(wantsColor(false, {}, false)).toBe(false);
    expect(wantsColor(true, { TERM: 'dumb' }, false)).toBe(false);
    expect(wantsColor(false, { FORCE_COLOR: '1' }, false)).toBe(true);
    expect(wantsColor(true, { FORCE_COLOR: '0' }, false)).toBe(false);
    expect(wantsColor(true, { NO_COLOR: '1', FORCE_COLOR: '1' }, false)).toBe(false);
    expect(wantsColor(true, { NO_COLOR: '' }, false)).toBe(true);
    expect(wantsColor(true, { FORCE_COLOR: '1' }, true)).toBe(false);
  });
});

describe('box characters', () => {
  it('need UTF-8', () => {
    expect(wantsUnicode({})).toBe(true);
    expect(wantsUnicode({ LANG: 'en_US.UTF-8' })).toBe(true);
    expect(wantsUnicode({ LANG: 'C.utf8' })).toBe(true);
    expect(wantsUnicode({ LANG: 'en_US.UTF-8', LC_ALL: 'C' })).toBe(false);
    expect(wantsUnicode({ LANG: 'en_US.UTF-8', TERM: 'dumb' })).toBe(false);
  });
});
