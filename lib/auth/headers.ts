/**
 * Security headers of every answer. Scripts run only with this answer's nonce, which Next puts on its own; style
 * attributes are allowed for computed sizes (bars, virtual rows), style elements only with the nonce.
 * Source: OWASP Secure Headers Project; Next.js "Content Security Policy" guide.
 */
export function securityHeaders(nonce: string, isDevelopment: boolean): Record<string, string> {
  return {
    "content-security-policy": contentSecurityPolicy(nonce, isDevelopment),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
  };
}

function contentSecurityPolicy(nonce: string, isDevelopment: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
