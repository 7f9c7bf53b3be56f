// What a page must never do, written down as it happens.

/**
 * Collects the faults of every page of the context, now and later.
 *
 * @param {import('playwright-core').BrowserContext} context
 * @param {string} origin the only origin that may be asked for anything
 * @returns {Promise<string[]>} a list that grows
 */
export async function watch(context, origin) {
  const faults = [];
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      faults.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
    }
  });
  context.on('weberror', (error) => faults.push(`uncaught: ${error.error().message}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (!isLocal(url) && url.origin !== origin) faults.push(`request to another site: ${url.origin}`);
  });
  await context.exposeBinding('reportPolicyViolation', (_source, text) => {
    faults.push(`content security policy: ${text}`);
  });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      window.reportPolicyViolation(
        `${event.effectiveDirective} blocked ${event.blockedURI || 'inline code'} (${event.sourceFile ?? ''}:${event.lineNumber})`,
      );
    });
  });
  return faults;
}

/** What the page makes itself reaches nobody. */
function isLocal(url) {
  return ['about:', 'blob:', 'data:'].includes(url.protocol);
}
