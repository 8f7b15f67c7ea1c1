/** Where somebody is: an organisation, and one of its brands or all of them (`brand` null). Slugs, as in the path. */
export interface ScopeSlugs {
  readonly org: string;
  readonly brand: string | null;
}

export const CODE_VIEWS = ['code', 'diff', 'findings', 'evidence', 'corrections', 'lineage', 'discussion', 'history', 'deployments'] as const;
export type CodeView = (typeof CODE_VIEWS)[number];
export const KNOWLEDGE_SECTIONS = ['selectors', 'templates', 'rules'] as const;
export type KnowledgeSection = (typeof KNOWLEDGE_SECTIONS)[number];
export const LEARNING_SECTIONS = ['lessons', 'metrics', 'confidence'] as const;
export type LearningSection = (typeof LEARNING_SECTIONS)[number];
export type SettingsSection = 'members' | 'keys' | 'opal' | 'jobs' | 'usage' | 'notifications' | 'absences' | 'ledger';

const base = ({ org, brand }: ScopeSlugs): string => (brand === null ? `/o/${org}` : `/o/${org}/b/${brand}`);

/** Every address of the console. Anything a colleague should see is in them; nothing secret ever is. */
export const paths = {
  signIn: '/sign-in',
  home: (scope: ScopeSlugs): string => `${base(scope)}/home`,
  generate: (scope: ScopeSlugs): string => `${base(scope)}/generate`,
  run: (org: string, brand: string, runId: number): string => `/o/${org}/b/${brand}/generate/${runId}`,
  codes: (scope: ScopeSlugs): string => `${base(scope)}/code`,
  code: (address: { org: string; brand: string; codeId: number }, view: CodeView = 'code'): string =>
    `/o/${address.org}/b/${address.brand}/code/${address.codeId}/${view}`,
  health: (org: string, brand: string): string => `/o/${org}/b/${brand}/health`,
  learning: (org: string, brand: string): string => `/o/${org}/b/${brand}/learning`,
  lesson: (org: string, brand: string, lessonId: number): string => `/o/${org}/b/${brand}/learning/${lessonId}`,
  learningSection: (org: string, brand: string, section: LearningSection): string => `/o/${org}/b/${brand}/learning${section === 'lessons' ? '' : `/${section}`}`,
  outcomes: (org: string, brand: string): string => `/o/${org}/b/${brand}/learning/outcomes`,
  incident: (org: string, brand: string, incidentId: number): string => `/o/${org}/b/${brand}/health?incident=${incidentId}`,
  selector: (org: string, brand: string, selectorId: number): string => `/o/${org}/b/${brand}/knowledge/selectors/${selectorId}`,
  waitingCodes: (scope: ScopeSlugs): string => `${base(scope)}/code/waiting`,
  requests: (scope: ScopeSlugs): string => `${base(scope)}/requests`,
  request: (scope: ScopeSlugs, requestId: number): string => `${base(scope)}/requests/${requestId}`,
  brands: (org: string): string => `/o/${org}/brands`,
  newBrand: (org: string): string => `/o/${org}/brands/new`,
  knowledge: (org: string, brand: string, section: KnowledgeSection): string => `/o/${org}/b/${brand}/knowledge/${section}`,
  selectorTester: (org: string, brand: string): string => `/o/${org}/b/${brand}/knowledge/selectors/test`,
  selectorFinder: (org: string, brand: string): string => `/o/${org}/b/${brand}/knowledge/selectors/find`,
  newTemplate: (org: string, brand: string): string => `/o/${org}/b/${brand}/knowledge/templates/new`,
  template: (org: string, brand: string, templateId: number): string => `/o/${org}/b/${brand}/knowledge/templates/${templateId}`,
  brandSettings: (org: string, brand: string): string => `/o/${org}/b/${brand}/settings`,
  brandDomains: (org: string, brand: string): string => `/o/${org}/b/${brand}/settings/domains`,
  reviewPolicy: (org: string, brand: string): string => `/o/${org}/b/${brand}/settings/review`,
  learningPolicy: (org: string, brand: string): string => `/o/${org}/b/${brand}/settings/learning`,
  settings: (org: string, section: SettingsSection): string => `/o/${org}/settings/${section}`,
  notifications: (org: string): string => `/o/${org}/notifications`,
  audit: (org: string): string => `/o/${org}/audit`,
  account: (org: string): string => `/o/${org}/account`,
} as const;

/**
 * The address after switching the brand: the same section where it exists there, without ids and filters, else Home.
 */
export function switchBrand(pathname: string, target: ScopeSlugs): string {
  const rest = pathname.replace(/^\/o\/[^/]+(?:\/b\/[^/]+)?\/?/, '');
  const parts = rest.split('/');
  const section = parts[0] ?? '';
  if (section === 'knowledge' && target.brand !== null) {
    const known = KNOWLEDGE_SECTIONS.find((name) => name === parts[1]);
    return paths.knowledge(target.org, target.brand, known ?? 'selectors');
  }
  if (target.brand !== null && section === 'learning') return paths.learning(target.org, target.brand);
  if (['home', 'code', 'generate', 'requests'].includes(section)) return `${base(target)}/${section}`;
  return target.brand !== null && section === 'settings' && parts.length === 1 ? paths.brandSettings(target.org, target.brand) : paths.home(target);
}
