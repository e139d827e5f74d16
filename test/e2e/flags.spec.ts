import { takeDesk } from '../support/desk-hand.ts';
import { expect, test } from '../support/host/fixture.ts';
import { startApart } from '../support/host/start-apart.ts';

test.describe('--demo N', () => {
  test('fills an empty profile only, marked, until one click takes it all away', async ({ launch }) => {
    const first = await launch({ args: ['--demo', '40'] });
    const window = await first.page('app');
    await expect(window.getByRole('note')).toContainText('The log holds 40 made-up calls.');
    const desk = await takeDesk(first);
    const { calls } = await desk.ask('call.list', { filter: {}, limit: 100 });
    expect(calls).toHaveLength(40);
    expect(calls.every(({ demo, source }) => demo && source === 'demo')).toBe(true);
    expect(await first.quit()).toBe(0);

    const second = await launch({ args: ['--demo', '1000'] });
    const again = await second.page('app');
    await expect(again.getByRole('note'), 'a filled log stays as it is').toContainText('40 made-up calls');
    await expect(again.getByText('No made-up calls were added')).toBeVisible();
    const remaining = await takeDesk(second);
    await remaining.registered();
    const real = await remaining.place('busy');
    await remaining.ended(real.id);
    await again.getByRole('button', { name: 'Remove them' }).click();
    await expect(again.getByRole('note')).toHaveCount(0);
    await expect(again.locator('[data-call]')).toHaveCount(1);
    const { calls: left } = await remaining.ask('call.list', { filter: {}, limit: 10 });
    expect(left.map(({ id }) => id)).toEqual([real.id]);
  });
});

test.describe('a command line that makes no sense', () => {
  for (const { args, says } of [
    { args: ['--demo', 'many'], says: '--demo needs a whole number from 1 to 1000000, as in: --demo 5000' },
    { args: ['--demo=0'], says: '--demo needs a whole number' },
    { args: ['--demo'], says: '--demo needs a whole number' },
    { args: ['--profile'], says: '--profile needs a folder, as in: --profile ./my-profile' },
    { args: ['--profile='], says: '--profile needs a folder' },
  ]) {
    test(`such as ${args.join(' ')} opens nothing, says how it is used, and ends with code 2`, async ({
      profile,
    }) => {
      const { code, stderr } = await startApart({ profile, args });
      expect(code).toBe(2);
      expect(stderr).toContain(says);
    });
  }
});
