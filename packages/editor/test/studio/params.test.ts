/** The studio's params: turned over a profile, with everything following, and written into the text. */
import { expect, it } from 'vitest';
import { describeBrowser } from '../../../runtime/test/support/browser.ts';
import { axeViolations } from '../support/browser-page.ts';
import { eventually, type Studio, useStudio } from './suite.ts';

const rules = `## Where stress begins.
param floor = 28 in 20..40 step 0.5
param share = 60%
enum moods { loose, tense }
param mood = loose
param wait = 2 sessions in 1..5 sessions
## Not on a step of any slider.
param book = 500_000 USD in 1_000 USD..1_000_000_000 USD

profile early { floor = 30 }

rule stress:
  when vix > floor for wait and share > 10% and mood is loose
  alert "stress"

test "at the floor of the text" {
  given vix = 29, 29, 29
  expect alert
}
`;
const market =
  'date,vix\n2024-01-02,29\n2024-01-03,29\n2024-01-04,29\n2024-01-05,31\n2024-01-08,31\n2024-01-09,18\n';

describeBrowser('the params of the studio', () => {
  const suite = useStudio();

  const open = async (more = {}): Promise<Studio> => {
    const studio = await suite.open({ 'stress.hedge': rules, 'market.csv': market, ...more });
    await studio.page.getByRole('tab', { name: 'Params' }).click();
    await studio.page.getByRole('slider', { name: 'floor' }).waitFor();
    return studio;
  };
  const lens = ({ page }: Studio, text: string): Promise<void> =>
    page.locator('.codelens-decoration', { hasText: text }).waitFor();

  it('tells every param with its value, range, unit and doc', async () => {
    const { page } = await open();
    const list = page.getByRole('list', { name: 'Params' });
    await eventually(() => list.getByRole('listitem').first().textContent()).toContain(
      'Where stress begins. 20 to 40 in steps of 0.5',
    );
    expect(await list.getByRole('listitem').first().textContent()).toContain('28 in the text');
    expect(await page.getByRole('spinbutton', { name: 'share' }).inputValue()).toBe('60');
    expect(await page.getByRole('combobox', { name: 'mood' }).locator('option').allTextContents()).toEqual([
      'loose',
      'tense',
    ]);
    expect(await page.getByRole('slider', { name: 'wait' }).getAttribute('aria-valuetext')).toBe(
      '2 sessions',
    );
    expect(await axeViolations(page)).toEqual([]);
  });

  it('turns a param from where the profile has it, by keys; chart, lenses and decisions follow', async () => {
    const studio = await open();
    const { page } = studio;
    const floor = page.getByRole('slider', { name: 'floor' });
    await lens(studio, '1 alert since');
    await page.locator('.hedgerow-reading', { hasText: '1 alert' }).waitFor();
    await page.getByLabel('Profile').selectOption('early');
    await eventually(() => floor.inputValue()).toBe('30');
    await floor.press('ArrowRight');
    await eventually(() => floor.getAttribute('aria-valuetext')).toBe('30.5');
    await lens(studio, '1 alert since');
    await floor.press('ArrowRight');
    await floor.press('ArrowRight');
    await lens(studio, '0 alerts since');
    await page.locator('.hedgerow-reading', { hasText: '0 alerts' }).waitFor();
    await page.getByRole('tab', { name: 'Decisions' }).click();
    await eventually(() => page.locator('.hedgerow-panels tbody tr').count()).toBe(0);
    await page.getByRole('tab', { name: 'Params' }).click();
    await page.getByRole('button', { name: 'Reset floor to 30' }).click();
    await lens(studio, '1 alert since');
    expect(await floor.inputValue()).toBe('30');
  });

  it('turns choices and plain numbers too', async () => {
    const studio = await open();
    const { page } = studio;
    await page.getByRole('combobox', { name: 'mood' }).selectOption('tense');
    await lens(studio, '0 alerts since');
    await page.getByRole('button', { name: 'Reset all' }).click();
    await lens(studio, '1 alert since');
    const book = page.getByRole('spinbutton', { name: 'book' });
    await book.fill('7');
    await page.keyboard.press('Tab');
    await eventually(() => book.inputValue()).toBe('1000');
    await book.fill('');
    await page.keyboard.press('Tab');
    await eventually(() => book.inputValue()).toBe('500000');
    await page.getByRole('spinbutton', { name: 'share' }).fill('5');
    await page.keyboard.press('Tab');
    await lens(studio, '0 alerts since');
    await page.getByRole('button', { name: 'Write into the text: share = 5%' }).click();
    await eventually(studio.shown).toContain('share = 5%');
  });

  it('writes a value into the text, as one step of undo', async () => {
    const studio = await open();
    const { page } = studio;
    await page.getByRole('slider', { name: 'floor' }).press('End');
    await lens(studio, '0 alerts since');
    await page.getByRole('button', { name: 'Write into the text: floor = 40' }).click();
    await eventually(studio.shown).toContain('floor = 40 in');
    await lens(studio, '0 alerts since');
    await eventually(() => page.getByRole('button', { name: 'Reset all' }).isDisabled()).toBe(true);
    await page.locator('.monaco-editor').first().click();
    await page.keyboard.press('Control+z');
    await eventually(studio.shown).toContain('floor = 28 in');
    await eventually(() => page.getByRole('slider', { name: 'floor' }).inputValue()).toBe('28');
    await lens(studio, '1 alert since');
  });

  it('keeps what is chosen from visit to visit; tests run with what the text declares', async () => {
    const studio = await open({ 'z/stress.hedge': rules, 'z/market.csv': market });
    const { page, state } = studio;
    const note = page.getByText('Tests run with the params that the text declares');
    await lens(studio, '1 alert since');
    expect(await note.count()).toBe(0);
    await page.getByLabel('Profile').selectOption('early');
    const floor = page.getByRole('slider', { name: 'floor' });
    await eventually(() => floor.inputValue()).toBe('30');
    await floor.press('End');
    await lens(studio, '0 alerts since');
    await note.waitFor();
    await eventually(state).toContain('1 test passed, 0 failed');
    expect(await axeViolations(page)).toEqual([]);

    await page.reload();
    await page.getByRole('tab', { name: 'Params' }).click();
    await eventually(() => floor.inputValue()).toBe('40');
    expect(await page.getByLabel('Profile').inputValue()).toBe('early');
    await lens(studio, '0 alerts since');
    // Of this folder alone.
    await page.getByRole('button', { name: 'z/stress.hedge', exact: true }).click();
    // Until then the panels of the other folder are on view.
    await page.locator('.tab[aria-selected="true"][data-path="z/stress.hedge"]').waitFor();
    const side = page.locator('.side:not([hidden])');
    await side.getByRole('tab', { name: 'Params' }).click();
    await eventually(() => side.getByRole('slider', { name: 'floor' }).inputValue()).toBe('28');

    // What the rules no longer have is dropped.
    studio.write('stress.hedge', rules.replace(/profile early.*/, '').replace('20..40', '20..35'));
    await page.getByRole('tab', { name: 'stress.hedge', exact: true }).first().click();
    await eventually(() => floor.inputValue()).toBe('28');
    expect(await page.getByRole('button', { name: 'Reset all' }).isDisabled()).toBe(true);
  });

  it('leaves the slider at the caret to what the text decides', async () => {
    const studio = await open();
    const { page } = studio;
    await page.locator('.view-line span', { hasText: /^28$/ }).last().click();
    const atCaret = page.getByRole('slider', { name: 'param floor' });
    await atCaret.waitFor();
    await page.getByLabel('Profile').selectOption('early');
    // To edit the declaration would change nothing that is on view.
    await atCaret.waitFor({ state: 'detached' });
    await page.getByLabel('Profile').selectOption('');
    await atCaret.waitFor();
  });

  it('offers the profiles of hedgerow.json', async () => {
    const manifest = '{ "profiles": { "late": { "floor": 35, "share": "20%" } } }';
    const studio = await open({ 'hedgerow.json': manifest });
    await studio.page.getByLabel('Profile').selectOption('late');
    await eventually(() => studio.page.getByRole('slider', { name: 'floor' }).inputValue()).toBe('35');
    expect(await studio.page.getByRole('spinbutton', { name: 'share' }).inputValue()).toBe('20');
    await lens(studio, '0 alerts since');
  });
});
