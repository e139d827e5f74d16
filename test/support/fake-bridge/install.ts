import '../../../renderer/ui/zod-without-eval.ts';
import { FakeDesk, type FakeDeskOptions } from './fake-desk.ts';
import { watchPolicy } from './watch-policy.ts';

declare global {
  interface Window {
    fakeDesk: FakeDesk;
    fakeDeskOptions?: FakeDeskOptions;
  }
}

watchPolicy();
window.fakeDesk = new FakeDesk(window.fakeDeskOptions ?? {});
Object.defineProperty(window, 'ringnote', { value: window.fakeDesk.bridge });
