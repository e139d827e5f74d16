import '../../../renderer/ui/zod-without-eval.ts';
import { FakeDesk, type FakeDeskOptions } from './fake-desk.ts';

declare global {
  interface Window {
    fakeDesk: FakeDesk;
    fakeDeskOptions?: FakeDeskOptions;
    /** Every breach of the page's Content-Security-Policy, as `directive: what`. */
    cspViolations: string[];
  }
}

window.cspViolations = [];
document.addEventListener('securitypolicyviolation', (violation) => {
  window.cspViolations.push(`${violation.effectiveDirective}: ${violation.blockedURI} ${violation.sample}`);
});
window.fakeDesk = new FakeDesk(window.fakeDeskOptions ?? {});
Object.defineProperty(window, 'ringnote', { value: window.fakeDesk.bridge });
