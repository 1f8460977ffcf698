import { describe, expect, it } from 'vitest';
import { renderChart } from '../../src/render/sparkline.ts';
import { textWidth } from '../../src/render/width.ts';
import { asciiScreen, plainScreen } from '../support/screen.ts';

const base = {
  label: 'vix',
  first: '2020-01-02',
  last: '2020-12-31',
  format: (x: number) => x.toFixed(1),
  rows: 1,
};

describe('chart', () => {
  it('draws one column an instant with active spans beneath', () => {
    const values = [10, 20, 30, 40, 50, 60, 70, 80];
    const lanes = [{ label: 'hedge', spans: [{ from: 2, to: 5 }] }];
    expect(renderChart({ ...base, values, lanes }, plainScreen())).toEqual([
      '  vix    ▁▂▃▄▅▆▇█  80.0',
      '  hedge  ──━━━───  38%',
      '         2020-01-02 2020-12-31',
    ]);
  });

  it('leaves a gap where the value is unknown and says what was never active', () => {
    const lanes = [{ label: 'h', spans: [] }];
    const lines = renderChart({ ...base, values: [1, Number.NaN, 3], lanes }, plainScreen());
    expect(lines[0]).toBe('  vix  ▁ █  3.0');
    expect(lines[1]).toBe('  h    ───  never');
  });

  it('shows the peak of each column when there are more instants than columns', () => {
    const values = Array.from({ length: 9000 }, (_, i) => (i === 4500 ? 100 : 1));
    const [line = ''] = renderChart({ ...base, values, lanes: [] }, plainScreen(80));
    expect(textWidth(line)).toBeLessThanOrEqual(80);
    expect(line).toContain('█');
  });

  it('uses several rows for more levels, and ASCII where asked', () => {
    const values = [1, 2, 3, 4];
    const lines = renderChart({ ...base, values, lanes: [], rows: 2 }, plainScreen());
    expect(lines[0]).toContain('4.0');
    expect(lines[1]).toContain('1.0');
    const [plain = ''] = renderChart({ ...base, values, lanes: [] }, asciiScreen());
    expect(plain).toBe('  vix  _:+#  4.0');
  });

  it('draws nothing where nothing is known', () => {
    expect(renderChart({ ...base, values: [Number.NaN], lanes: [] }, plainScreen())).toEqual([]);
  });
});
