import '../../../renderer/ui/zod-without-eval.ts';
import { FakeQuick, type FakeQuickOptions } from './fake-quick.ts';
import { watchPolicy } from './watch-policy.ts';

declare global {
  interface Window {
    fakeQuick: FakeQuick;
    fakeQuickOptions?: FakeQuickOptions;
  }
}

watchPolicy();
window.fakeQuick = new FakeQuick(window.fakeQuickOptions ?? {});
Object.defineProperty(window, 'ringnoteQuick', { value: window.fakeQuick.bridge });
