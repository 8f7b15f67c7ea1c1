/** How a refusal is answered. `http` and `trpc` are the two faces of the same meaning. */
export interface ErrorKind {
  readonly http: number;
  readonly trpc:
    | 'BAD_REQUEST'
    | 'UNAUTHORIZED'
    | 'FORBIDDEN'
    | 'NOT_FOUND'
    | 'CONFLICT'
    | 'PAYLOAD_TOO_LARGE'
    | 'UNPROCESSABLE_CONTENT'
    | 'TOO_MANY_REQUESTS'
    | 'SERVICE_UNAVAILABLE'
    | 'TIMEOUT'
    | 'INTERNAL_SERVER_ERROR';
  /** The sentence for people. `{name}` is replaced by the error's data. */
  readonly message: string;
}

/** Every refusal of the product. Codes are stable: clients and agents rely on them. */
export const ERROR_CODES = {
  'input.invalid': { http: 400, trpc: 'BAD_REQUEST', message: 'Some of the input is not valid. See the listed fields.' },
  'input.cursor_invalid': { http: 400, trpc: 'BAD_REQUEST', message: 'This page position is not valid any more. Load the list from the start.' },
  'auth.required': { http: 401, trpc: 'UNAUTHORIZED', message: 'Sign in to go on.' },
  'auth.invalid_credentials': { http: 401, trpc: 'UNAUTHORIZED', message: 'Mail address or password is not right.' },
  'auth.throttled': { http: 429, trpc: 'TOO_MANY_REQUESTS', message: 'Too many attempts. Try again in {retryAfterSeconds} seconds.' },
  'auth.token_invalid': { http: 401, trpc: 'UNAUTHORIZED', message: 'The token is missing, unknown, expired or revoked.' },
  'auth.origin_refused': { http: 403, trpc: 'FORBIDDEN', message: 'This request came from another site and was refused.' },
  'auth.weak_password': { http: 400, trpc: 'BAD_REQUEST', message: 'Use a password of at least 12 characters that is not commonly used.' },
  'access.denied': { http: 403, trpc: 'FORBIDDEN', message: 'You need the right "{right}" for this. {whoCanGrant}' },
  'access.not_found': { http: 404, trpc: 'NOT_FOUND', message: 'There is no {what} with this address, or you have no access to it.' },
  'access.people_only': { http: 403, trpc: 'FORBIDDEN', message: 'Only people who are signed in have this; a key cannot use it.' },
  'access.last_owner': { http: 409, trpc: 'CONFLICT', message: 'An organisation needs at least one owner. Make somebody else an owner first.' },
  'access.own_role': { http: 409, trpc: 'CONFLICT', message: 'You cannot change your own role. Ask another owner or admin.' },
  'access.role_above_own': { http: 403, trpc: 'FORBIDDEN', message: 'You cannot give a role above your own ({role}).' },
  'conflict.exists': { http: 409, trpc: 'CONFLICT', message: 'There is already {what} "{value}". Choose another one.' },
  'conflict.stale_version': { http: 409, trpc: 'CONFLICT', message: 'This was changed by {changedBy} while you were editing. Load it again and repeat your change.' },
  'conflict.archived': { http: 409, trpc: 'CONFLICT', message: 'This {what} is archived and cannot be changed.' },
  'view.not_own': { http: 403, trpc: 'FORBIDDEN', message: 'The view was shared by {owner}, who alone can take it back. Save its filters as a view of your own instead.' },
  'brand.page_type_unknown': { http: 400, trpc: 'BAD_REQUEST', message: 'The brand has no page type "{pageType}". It has: {known}.' },
  'brand.page_type_in_use': { http: 409, trpc: 'CONFLICT', message: 'Page type "{pageType}" is used by {count} selectors or templates. Move or archive them first.' },
  'selector.unparsable': { http: 400, trpc: 'BAD_REQUEST', message: 'The selector "{selector}" cannot be read: {reason}.' },
  'selector.too_broad': { http: 400, trpc: 'BAD_REQUEST', message: 'The selector "{selector}" would approve nearly everything. Use one with a class, an id or an attribute.' },
  'selector.stage_same': { http: 409, trpc: 'CONFLICT', message: 'The selector is {stage} already.' },
  'selector.stage_ended': { http: 409, trpc: 'CONFLICT', message: 'This change of the stage is {state} already. Load it again.' },
  'page.address_invalid': { http: 400, trpc: 'BAD_REQUEST', message: '"{url}" is not the address of a page. Use one that begins with https:// or http://, without a user name.' },
  'page.blocked': { http: 403, trpc: 'FORBIDDEN', message: 'The address {target} is not public, or not on a port for web pages, and is not visited. An operator can allow a host with PROBE_ALLOW_HOSTS.' },
  'page.unreachable': { http: 422, trpc: 'UNPROCESSABLE_CONTENT', message: 'The page {url} could not be reached ({reason}). Check the address and that the shop is up.' },
  'page.timeout': { http: 503, trpc: 'TIMEOUT', message: 'The page {url} did not answer within {seconds} seconds. Try again later.' },
  'page.too_large': { http: 413, trpc: 'PAYLOAD_TOO_LARGE', message: 'The page {url} is larger than {limit} and was left.' },
  'page.http_status': { http: 422, trpc: 'UNPROCESSABLE_CONTENT', message: 'The page {url} answered with status {status}. Check the address, and that the shop lets our visits in.' },
  'page.not_html': { http: 422, trpc: 'UNPROCESSABLE_CONTENT', message: '{url} is not a page but {contentType}.' },
  'page.robots': { http: 403, trpc: 'FORBIDDEN', message: 'The site asks automatic visitors to stay away from this page (robots.txt). If it is the brand\'s own, prove that under Brand settings, Domains, and switch on that its pages are watched all the same.' },
  'page.foreign_host': { http: 400, trpc: 'BAD_REQUEST', message: '{host} is not a host of the brand, which has: {known}. Use a page of the shop, or add the host under Brand settings.' },
  'domain.unknown': { http: 404, trpc: 'NOT_FOUND', message: '{host} is not a host of the brand, which has: {known}. Add it under Brand settings first.' },
  'domain.not_verified': { http: 409, trpc: 'CONFLICT', message: '{host} is not proved to be the brand\'s, so that its robots.txt holds. Publish one of the proofs under Brand settings, Domains, and check it.' },
  'domain.dns_unanswered': { http: 503, trpc: 'SERVICE_UNAVAILABLE', message: 'The name servers gave no answer about {name} ({reason}). Try again later.' },
  'capture.too_many': { http: 429, trpc: 'TOO_MANY_REQUESTS', message: 'At most {limit} pages of a brand are captured within an hour, so that no shop is troubled. Try again later.' },
  'capture.unfinished': { http: 409, trpc: 'CONFLICT', message: 'The page is still being captured, or could not be. Wait until it is done, or capture it again.' },
  'browser.unavailable': { http: 503, trpc: 'SERVICE_UNAVAILABLE', message: 'No browser could be started. An operator can set CHROMIUM_PATH to an installed Chromium.' },
  'knowledge.contradictory': { http: 422, trpc: 'UNPROCESSABLE_CONTENT', message: '{message} {mend}' },
  'template.not_safe': { http: 422, trpc: 'UNPROCESSABLE_CONTENT', message: 'The template breaks the rules of the brand: {count} findings. Mend them and save again.' },
  'template.placeholder_mismatch': { http: 400, trpc: 'BAD_REQUEST', message: 'Placeholders and slots do not match: {details}.' },
  'experiment.running': { http: 409, trpc: 'CONFLICT', message: 'Experiment #{experimentId} of this template is still running. Stop it first.' },
  'experiment.ended': { http: 409, trpc: 'CONFLICT', message: 'This experiment has ended already: {reason}' },
  'experiment.no_earlier_version': { http: 422, trpc: 'UNPROCESSABLE_CONTENT', message: 'The template has no version {version} before its present one ({current}) to compare with.' },
  'generation.needs_answers': { http: 422, trpc: 'UNPROCESSABLE_CONTENT', message: 'Some things are needed before code can be written. Answer the listed questions.' },
  'generation.unsure': { http: 422, trpc: 'UNPROCESSABLE_CONTENT', message: 'No code is handed out yet: the chance that it is approved without an edit is {percent} %, and this brand asks to be asked below {threshold} %. What speaks against it: {reasons} What would help: {help}' },
  'generation.not_safe': { http: 422, trpc: 'UNPROCESSABLE_CONTENT', message: 'No safe code could be written after {repairs} repairs: {count} findings remain. The draft is kept as #{codeId} with its findings.' },
  'generation.impossible': { http: 422, trpc: 'UNPROCESSABLE_CONTENT', message: '{reason}' },
  'generation.provider_refused': { http: 422, trpc: 'UNPROCESSABLE_CONTENT', message: 'The model declined to answer this request. Describe it in another way, or use a template.' },
  'generation.provider_unavailable': { http: 503, trpc: 'SERVICE_UNAVAILABLE', message: 'The model does not answer at the moment ({outcome}). Nothing was stored as a success. Try again in a minute.' },
  'generation.deadline': { http: 503, trpc: 'TIMEOUT', message: 'The request took longer than {seconds} seconds and was stopped. Nothing was stored as a success. Try again or make it smaller.' },
  'generation.stopped': { http: 409, trpc: 'CONFLICT', message: 'The run was stopped. Its draft is kept.' },
  'discussion.mention_refused': { http: 422, trpc: 'UNPROCESSABLE_CONTENT', message: 'Nothing was sent: {people} cannot see this code. Take them out of the mentions, or ask an admin to give them access.' },
  'discussion.not_author': { http: 403, trpc: 'FORBIDDEN', message: 'Only {author} can change this comment. Answer it instead.' },
  'discussion.redacted': { http: 409, trpc: 'CONFLICT', message: 'This comment was redacted and cannot be changed any more.' },
  'discussion.full': { http: 409, trpc: 'CONFLICT', message: '{what} has {max} already, which is the limit. {hint}' },
  'discussion.lines_unknown': { http: 400, trpc: 'BAD_REQUEST', message: 'Revision {revision} has no line {line} of {language}. Load it again and choose the lines anew.' },
  'correction.not_safe': { http: 422, trpc: 'UNPROCESSABLE_CONTENT', message: 'The corrected code breaks the rules of the brand: {count} findings. Nothing was recorded. Mend them and report it again.' },
  'correction.nothing_changed': { http: 400, trpc: 'BAD_REQUEST', message: 'Both sides are the same code. Change it, or choose another revision.' },
  'correction.sides': { http: 400, trpc: 'BAD_REQUEST', message: 'Give either a later revision that is right, or the corrected code with the hash of the newest revision.' },
  'correction.reason_required': { http: 422, trpc: 'UNPROCESSABLE_CONTENT', message: 'This brand asks for a reason in words with each correction.' },
  'correction.exists': { http: 409, trpc: 'CONFLICT', message: 'This correction was reported already, as #{correctionId}.' },
  'correction.retracted': { http: 409, trpc: 'CONFLICT', message: 'This correction was retracted already.' },
  'lesson.stale': { http: 409, trpc: 'CONFLICT', message: 'The lesson has changed since you looked at it: it rests on other corrections, or would do something else. Load it again and decide anew.' },
  'lesson.illegal_move': { http: 409, trpc: 'CONFLICT', message: 'A lesson that is {status} cannot be {wanted}.' },
  'lesson.teacher_cannot_decide': { http: 403, trpc: 'FORBIDDEN', message: 'It rests on corrections you reported, so that somebody else has to decide on it.' },
  'review.stale_revision': { http: 409, trpc: 'CONFLICT', message: 'The code was changed by {changedBy} while you looked at revision {shown}. Load it again: revision {current} is the newest.' },
  'review.illegal_move': { http: 409, trpc: 'CONFLICT', message: 'Code that is {status} cannot be {wanted}. {hint}' },
  'review.author_cannot_approve': { http: 403, trpc: 'FORBIDDEN', message: 'You asked for or edited this code, so that somebody else has to decide on it.' },
  'review.only_people_decide': { http: 403, trpc: 'FORBIDDEN', message: 'Only a person who is signed in can decide on code. API keys and Opal can send it to review and ask for its status.' },
  'review.both_stages': { http: 409, trpc: 'CONFLICT', message: 'You decided on this code as {stage} already. QA and approval are given by different people in this brand.' },
  'review.not_safe': { http: 422, trpc: 'UNPROCESSABLE_CONTENT', message: 'The verdict of revision {revision} is fail: {count} findings. Mend them in a new revision first.' },
  'review.note_required': { http: 422, trpc: 'UNPROCESSABLE_CONTENT', message: 'This brand asks for a note of at least {minLength} characters with this decision.' },
  'review.checklist_open': { http: 422, trpc: 'UNPROCESSABLE_CONTENT', message: 'The checklist is not complete: {items}.' },
  'review.threads_open': { http: 422, trpc: 'UNPROCESSABLE_CONTENT', message: '{count} threads are not resolved. Resolve them before you approve.' },
  'review.quorum_missing': { http: 409, trpc: 'CONFLICT', message: 'The code is not approved as this brand asks for: {missing}.' },
  'review.brand_archived': { http: 409, trpc: 'CONFLICT', message: 'The brand is archived: its code cannot be {wanted}. What is live can still be rolled back.' },
  'review.nothing_changed': { http: 400, trpc: 'BAD_REQUEST', message: 'The code is the same as in revision {revision}. Nothing was saved.' },
  'review.not_a_reviewer': { http: 422, trpc: 'UNPROCESSABLE_CONTENT', message: '{person} cannot decide on this code: {why}' },
  'mend.needs_approval': { http: 409, trpc: 'CONFLICT', message: 'In this brand somebody else approves what is to replace a broken selector. Propose it instead.' },
  'mend.own_proposal': { http: 403, trpc: 'FORBIDDEN', message: 'You proposed this mend, so that somebody else has to decide on it.' },
  'mend.only_people_decide': { http: 403, trpc: 'FORBIDDEN', message: 'Only a person who is signed in can decide on a mend. A key can propose one.' },
  'mend.not_safe': { http: 422, trpc: 'UNPROCESSABLE_CONTENT', message: 'Its new revision breaks a rule of the brand. Read its findings and edit it by hand.' },
  'mend.ended': { http: 409, trpc: 'CONFLICT', message: 'This mend is {status} already. Load it again.' },
  'absence.past': { http: 400, trpc: 'BAD_REQUEST', message: 'The absence is over already. Choose an end in the future.' },
  'absence.overlaps': { http: 409, trpc: 'CONFLICT', message: '{person} is away from {from} to {to} already. End that absence first.' },
  'absence.ended': { http: 409, trpc: 'CONFLICT', message: 'This absence is over or was ended already.' },
  'deployment.illegal_move': { http: 409, trpc: 'CONFLICT', message: 'A deployment that is {status} cannot be {wanted}.' },
  'deployment.open': { http: 409, trpc: 'CONFLICT', message: 'Deployment #{deploymentId} of this code is still open. Finish or cancel it first.' },
  'deployment.time_past': { http: 400, trpc: 'BAD_REQUEST', message: 'The time of a scheduled deployment is in the future.' },
  'deployment.platform_failed': { http: 503, trpc: 'SERVICE_UNAVAILABLE', message: 'The platform did not take the change: {reason}. Nothing was marked as done. Try again.' },
  'limit.requests': { http: 429, trpc: 'TOO_MANY_REQUESTS', message: 'Too many requests. Try again in {retryAfterSeconds} seconds.' },
  'quota.exhausted': { http: 429, trpc: 'TOO_MANY_REQUESTS', message: 'The {limit} generations of this month are used up. An owner or admin of the organisation can raise the limit; the next month begins on {resetsOn}.' },
  'limit.payload': { http: 413, trpc: 'PAYLOAD_TOO_LARGE', message: 'The request is too large: at most {maxBytes} bytes.' },
  'invitation.invalid': { http: 404, trpc: 'NOT_FOUND', message: 'This invitation is not valid: it was used, revoked, or has expired. Ask for a new one.' },
  'service.unavailable': { http: 503, trpc: 'SERVICE_UNAVAILABLE', message: 'The service is starting or stopping. Try again in a moment.' },
  'internal': { http: 500, trpc: 'INTERNAL_SERVER_ERROR', message: 'Something went wrong on our side. Nothing was changed. Quote the correlation id to support.' },
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof ERROR_CODES;
