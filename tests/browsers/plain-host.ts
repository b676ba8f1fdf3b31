/**
 * Answers as 127.0.0.1 does, and is to browsers a host like any other in a company's network: one without TLS, which
 * they trust less than the machine itself.
 */
export const plainHost = 'desk.practice.example';
