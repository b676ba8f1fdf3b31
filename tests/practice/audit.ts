/** The shapes of a ticket's audits as Zendesk sends them, and the notifications that its triggers leave in them. */

import { findPerson } from './people.ts';

export const STATUSES = ['new', 'open', 'pending', 'hold', 'solved', 'closed'] as const;
export type Status = (typeof STATUSES)[number];
export type Score = 'good' | 'bad';
export type Channel = 'email' | 'web' | 'native_messaging' | 'voice' | 'api';

/** A person's id, or one of the two kinds of rule that act by themselves. */
export type Author = number | 'trigger' | 'automation';

export interface Via {
  channel: string;
  source: { from: Record<string, unknown>; to: Record<string, unknown>; rel: string | null };
}

type FieldValue = string | string[] | null;

export type AuditDetail =
  | { type: 'Comment'; author_id: number; public: boolean; body: string; html_body: string; attachments: [] }
  | { type: 'Create'; field_name: string; value: FieldValue }
  | { type: 'Change'; field_name: string; value: FieldValue; previous_value: FieldValue; via?: Via }
  | { type: 'Notification'; subject: string; body: string; recipients: number[]; via: Via }
  | { type: 'Cc'; recipients: number[]; via: Via }
  | { type: 'SatisfactionRating'; score: Score; assignee_id: number | null; body: string }
  | { type: 'CommentPrivacyChange'; comment_id: number; public: false }
  | { type: 'ChatStartedEvent'; value: { conversation_id: string; channel: string; history: [] } }
  | { type: 'PracticeUnknownEvent'; value: string };

export type AuditEvent = { id: number } & AuditDetail;

export interface Audit {
  id: number;
  at: number;
  authorId: number;
  via: Via;
  events: AuditEvent[];
}

const RULE_TITLES = {
  received: 'Notify requester of received request',
  commented: 'Notify requester of comment update',
  assigned: 'Notify assignee of assignment',
  answered: 'Notify assignee of comment update',
  solved: 'Ask for a rating after the solve',
} as const;

export type Trigger = keyof typeof RULE_TITLES;

const SYSTEM_AUTHOR_ID = -1;

export function authorId(author: Author): number {
  return typeof author === 'number' ? author : SYSTEM_AUTHOR_ID;
}

export function ruleVia(kind: 'trigger' | 'automation', title: string): Via {
  return { channel: 'rule', source: { from: { id: 3600, title, deleted: false }, to: {}, rel: kind } };
}

export function triggerVia(trigger: Trigger): Via {
  return ruleVia('trigger', RULE_TITLES[trigger]);
}

export function authorVia(author: Author, channel: Channel): Via {
  if (author === 'trigger') return triggerVia('received');
  if (author === 'automation') return ruleVia('automation', 'Close tickets four days after the solve');
  const person = findPerson(author);
  if (person?.role === 'agent') return plainVia('web');
  if (channel !== 'email' || !person) return plainVia(channel);
  return {
    channel,
    source: {
      from: { address: person.email, name: person.name },
      to: { address: 'help@practice.example', name: 'Practice helpdesk' },
      rel: null,
    },
  };
}

export function plainVia(channel: string): Via {
  return { channel, source: { from: {}, to: {}, rel: null } };
}

export function mergeVia(into: number): Via {
  return { channel: 'web', source: { from: {}, to: { ticket_id: into }, rel: 'merge' } };
}

export function notification(trigger: Trigger, recipient: number): AuditDetail {
  return {
    type: 'Notification',
    subject: '[Practice helpdesk] Re: {{ticket.title}}',
    body: `Hello ${findPerson(recipient)?.name ?? ''}, your request ({{ticket.id}}) was updated.`,
    recipients: [recipient],
    via: triggerVia(trigger),
  };
}

export function commentDetail(author: number, isPublic: boolean, body: string): AuditDetail {
  const html = body.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');
  return {
    type: 'Comment',
    author_id: author,
    public: isPublic,
    body,
    html_body: `<p>${html}</p>`,
    attachments: [],
  };
}
