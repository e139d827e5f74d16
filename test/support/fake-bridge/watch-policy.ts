declare global {
  interface Window {
    /** Every breach of the page's Content-Security-Policy, as `directive: what`. */
    cspViolations: string[];
  }
}

/** Writes down what the page's policy refused, for the test to look at in the end. */
export function watchPolicy(): void {
  window.cspViolations = [];
  document.addEventListener('securitypolicyviolation', (violation) => {
    window.cspViolations.push(`${violation.effectiveDirective}: ${violation.blockedURI} ${violation.sample}`);
  });
}
