import type { AbsencesTable } from '../absences/tables.js';
import type { ApiKeyBrandsTable, ApiKeysTable } from '../api-keys/tables.js';
import type { BrandsTable } from '../brands/tables.js';
import type { GeneratedCodeTable } from '../codes/tables.js';
import type { CodeOutcomesTable, ConfidenceModelsTable, ConfidenceSettingsTable } from '../confidence/tables.js';
import type { CommentVersionsTable, DiscussionCommentsTable, DiscussionThreadsTable, ThreadReadsTable } from '../discussions/tables.js';
import type { CorrectionDraftsTable, CorrectionsTable } from '../corrections/tables.js';
import type { DeploymentsTable } from '../deployments/tables.js';
import type { TemplateExperimentsTable } from '../experiments/tables.js';
import type { GenerationRunsTable } from '../generation/tables.js';
import type { InvitationsTable } from '../invitations/tables.js';
import type {
  AuditHeadsTable,
  CodeAuditLogTable,
  LedgerRetentionTable,
  LedgerSubjectsTable,
  LedgerVerificationsTable,
  LegalHoldsTable,
} from '../ledger/tables.js';
import type {
  LearningPoliciesTable, LearningStatesTable, LearningWatchTable, LearntRulesTable, LessonCorrectionsTable, LessonDecisionsTable, LessonEffectsTable, LessonNamesTable, LessonsTable,
  LessonVersionsTable,
} from '../learning/tables.js';
import type { PresencesTable } from '../live/tables.js';
import type { BrandUsersTable } from '../members/tables.js';
import type { DomainProofsTable } from '../domain-proofs/tables.js';
import type { ModelsTable } from '../models/tables.js';
import type { NotificationMailsTable, NotificationsTable, NotificationSettingsTable } from '../notifications/tables.js';
import type { MembershipsTable, OrganizationsTable, UsersTable } from '../organizations/tables.js';
import type { GenerationQuotasTable, QuotaMonthsTable, QuotaReservationsTable } from '../quota/tables.js';
import type { OpalRequestsTable } from '../requests/tables.js';
import type {
  ReviewAssigneesTable, ReviewEventsTable, ReviewOwnersTable, ReviewPoliciesTable, ReviewRequestsTable, ReviewVoteEventsTable, ReviewVotesTable,
} from '../review/tables.js';
import type { CodeRevisionsTable } from '../revisions/tables.js';
import type { CodeRulesTable } from '../rules/tables.js';
import type { PageCapturesTable, PageCaptureViewsTable } from '../page-captures/tables.js';
import type {
  HealthIncidentsTable, IncidentMendsTable, IncidentSelectorsTable, MendCodesTable, PageSnapshotsTable, RegionChangesTable, SelectorHealthTable, SelectorUsesTable, SelectorValidationsTable, WatchedPagesTable,
} from '../selector-health/tables.js';
import type { DomSelectorsTable, SelectorStageChangesTable } from '../selectors/tables.js';
import type { TemplateRecordsTable, TemplateVersionsTable, TemplatesTable } from '../templates/tables.js';
import type { ModelUsageTable } from '../usage/tables.js';
import type { SavedViewsTable } from '../views/tables.js';

/** Every table the application role can name. Credentials, sessions, attempts and workers are behind functions only. */
export interface Tables {
  organizations: OrganizationsTable;
  users: UsersTable;
  memberships: MembershipsTable;
  brand_users: BrandUsersTable;
  invitations: InvitationsTable;
  api_keys: ApiKeysTable;
  api_key_brands: ApiKeyBrandsTable;
  absences: AbsencesTable;
  brands: BrandsTable;
  dom_selectors: DomSelectorsTable;
  templates: TemplatesTable;
  template_versions: TemplateVersionsTable;
  template_records: TemplateRecordsTable;
  code_rules: CodeRulesTable;
  generation_runs: GenerationRunsTable;
  generated_code: GeneratedCodeTable;
  opal_requests: OpalRequestsTable;
  code_audit_log: CodeAuditLogTable;
  audit_heads: AuditHeadsTable;
  ledger_subjects: LedgerSubjectsTable;
  ledger_verifications: LedgerVerificationsTable;
  ledger_retention: LedgerRetentionTable;
  legal_holds: LegalHoldsTable;
  generation_quotas: GenerationQuotasTable;
  quota_months: QuotaMonthsTable;
  quota_reservations: QuotaReservationsTable;
  model_usage: ModelUsageTable;
  saved_views: SavedViewsTable;
  domain_proofs: DomainProofsTable;
  watched_pages: WatchedPagesTable;
  page_snapshots: PageSnapshotsTable;
  page_captures: PageCapturesTable;
  page_capture_views: PageCaptureViewsTable;
  selector_validations: SelectorValidationsTable;
  selector_health: SelectorHealthTable;
  health_incidents: HealthIncidentsTable;
  incident_selectors: IncidentSelectorsTable;
  incident_mends: IncidentMendsTable;
  mend_codes: MendCodesTable;
  selector_uses: SelectorUsesTable;
  region_changes: RegionChangesTable;
  selector_stage_changes: SelectorStageChangesTable;
  models: ModelsTable;
  discussion_threads: DiscussionThreadsTable;
  discussion_comments: DiscussionCommentsTable;
  comment_versions: CommentVersionsTable;
  thread_reads: ThreadReadsTable;
  notification_settings: NotificationSettingsTable;
  notification_mails: NotificationMailsTable;
  notifications: NotificationsTable;
  presences: PresencesTable;
  code_revisions: CodeRevisionsTable;
  review_policies: ReviewPoliciesTable;
  review_owners: ReviewOwnersTable;
  review_requests: ReviewRequestsTable;
  review_assignees: ReviewAssigneesTable;
  review_votes: ReviewVotesTable;
  review_vote_events: ReviewVoteEventsTable;
  review_events: ReviewEventsTable;
  deployments: DeploymentsTable;
  template_experiments: TemplateExperimentsTable;
  code_outcomes: CodeOutcomesTable;
  confidence_models: ConfidenceModelsTable;
  confidence_settings: ConfidenceSettingsTable;
  corrections: CorrectionsTable;
  learning_policies: LearningPoliciesTable;
  learning_states: LearningStatesTable;
  lessons: LessonsTable;
  lesson_versions: LessonVersionsTable;
  lesson_corrections: LessonCorrectionsTable;
  lesson_decisions: LessonDecisionsTable;
  lesson_effects: LessonEffectsTable;
  learnt_rules: LearntRulesTable;
  lesson_names: LessonNamesTable;
  learning_watch: LearningWatchTable;
  correction_drafts: CorrectionDraftsTable;
}
